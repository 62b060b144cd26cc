import type { Agent } from './agent.ts';
import { botMessage } from './botMessage.ts';
import { isStarving } from './eligibility.ts';
import { type Escalation, isOffered } from './escalation.ts';
import type { HandoffEvent } from './events.ts';
import { LiveIndex } from './liveIndex.ts';
import { placeText } from './placeText.ts';
import { decisionOf } from './routing.ts';
import type { Pairing } from './routingIndex.ts';
import { withMessages } from './shownEvents.ts';
import type { EventFeed, HandoffStore } from './store.ts';
import { assigned } from './transitions.ts';
import { waitingButtons } from './waitingButtons.ts';
import { type WaitTimes, withWaitTold } from './waitTimes.ts';
import type { Wording } from './wording.ts';

/** Commits that came too late in one round: after so many it leaves the rest to the next sweep. */
const MOST_CONFLICTS = 100;

/** Events after which somebody waiting may find an agent. */
const WAKING_EVENTS: ReadonlySet<HandoffEvent['type']> = new Set([
  'escalated',
  'requeued',
  'closed',
  'presenceChanged',
  'agentChanged',
  'queueChanged',
]);

/** What the router is made of. */
export interface RouterParts {
  readonly store: HandoffStore;
  readonly events: Pick<EventFeed, 'subscribe'>;
  readonly wording: Wording;
  /** How long waits take; absent: customers hear their place alone. */
  readonly waits?: Pick<WaitTimes, 'of'>;
  readonly newId: () => string;
  readonly now: () => Date;
  /** Told of what went wrong in a round that nobody awaits. */
  readonly onError: (error: unknown) => void;
}

/**
 * Gives waiting escalations to agents: after each event of this instance that can free a match, and
 * when somebody asks (a sweep, since requirements relax as time passes and instances die). Rounds
 * never overlap within an instance; between instances the claim decides.
 */
export class Router {
  readonly #parts: RouterParts;
  readonly #live: LiveIndex;
  #rounds: Promise<void> | undefined;
  #again = false;

  constructor(parts: RouterParts) {
    this.#parts = parts;
    this.#live = new LiveIndex(parts.store);
  }

  /** Starts to follow the events; the returned function stops that. */
  start(): () => void {
    const live = this.#live;
    const stop = this.#parts.events.subscribe(
      ({ event, isOwn }) => {
        live.hear(event, isOwn);
        if (isOwn && WAKING_EVENTS.has(event.type)) this.drain().catch(this.#parts.onError);
      },
      () => live.readAll(),
    );
    live.follow(true);
    return () => {
      stop();
      live.follow(false);
    };
  }

  /** Assigns as long as there is a match, then tells those left in line their place. */
  drain(): Promise<void> {
    this.#again = true;
    this.#rounds ??= this.#run();
    return this.#rounds;
  }

  async #run(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        await this.#assignAll();
        for (const escalation of this.#live.untold()) await this.#tellPlace(escalation);
      }
    } finally {
      this.#rounds = undefined;
    }
  }

  /** Assigns until nothing matches. */
  async #assignAll(): Promise<void> {
    const live = this.#live;
    let conflicts = 0;
    while (conflicts < MOST_CONFLICTS) {
      const at = this.#parts.now();
      await live.refresh(at);
      const pairing = live.nextMatch(at);
      if (!pairing) return;
      const { escalation, agent } = pairing;
      const assignedAgent = await this.#assign(pairing, at);
      if (assignedAgent) {
        live.assigned(escalation, assignedAgent, at);
      } else {
        live.readAgain(escalation.id, agent.id);
        conflicts += 1;
      }
    }
  }

  /** The agent as stored after the claim; undefined when somebody was faster. */
  async #assign({ escalation, agent }: Pairing, at: Date): Promise<Agent | undefined> {
    const { store, wording, newId } = this.#parts;
    const ranking = this.#live.ranking(escalation, at);
    const conversation = await store.conversation(escalation.conversationId);
    if (conversation?.escalationId !== escalation.id) return undefined;
    const queue = this.#live.queueOf(escalation);
    const change = assigned(conversation, escalation, agent, queue, 'routed', at);
    const text = wording[conversation.language].assigned(agent.name);
    const told = isOffered(change.escalation) ? [] : [botMessage(change.conversation, text, at)];
    const result = await store.commit({
      ...withMessages(change, { after: told }),
      decision: decisionOf(newId(), escalation, ranking, {
        kind: escalation.placeTold ? 'freed' : 'arrival',
        ...(isStarving(escalation, queue, at) && { starving: true }),
        outcome: 'assigned',
        agentId: agent.id,
        at,
      }),
    });
    if (result.outcome !== 'committed') return undefined;
    return { ...change.agent, version: change.agent.version + 1 };
  }

  /** Tells the customer their place, once since they are in line, and records why nobody was found. */
  async #tellPlace(escalation: Escalation): Promise<void> {
    const { store, wording, waits, newId, now } = this.#parts;
    const conversation = await store.conversation(escalation.conversationId);
    const isWaiting = conversation?.escalationId === escalation.id;
    if (!isWaiting || conversation.state !== 'waiting') {
      this.#live.readAgain(escalation.id);
      return;
    }
    const at = now();
    const queue = this.#live.queueOf(escalation);
    const place = await store.place(escalation);
    const { language } = conversation;
    const buttons = waitingButtons(wording[language]);
    const wait = await waits?.of(escalation);
    const told = withWaitTold({ ...escalation, placeTold: { place, at } }, wait, at);
    const { outcome } = await store.commit({
      unchanged: { conversationId: conversation.id, version: conversation.version },
      escalation: told,
      messages: {
        conversationId: conversation.id,
        items: [
          botMessage(conversation, placeText(wording, language, place, queue, at, wait), at, {
            buttons,
          }),
        ],
      },
      decision: decisionOf(newId(), escalation, this.#live.ranking(escalation, at), {
        kind: 'arrival',
        outcome: 'queued',
        agentId: null,
        at,
      }),
    });
    if (outcome === 'committed') this.#live.told({ ...told, version: told.version + 1 });
    else this.#live.readAgain(escalation.id);
  }
}
