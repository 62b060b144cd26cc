import type { Agent } from './agent.ts';
import { botMessage } from './botMessage.ts';
import type { Escalation } from './escalation.ts';
import type { HandoffEvent } from './events.ts';
import { placeText } from './placeText.ts';
import type { Queue } from './queue.ts';
import { DEFAULT_QUEUE } from './queue.ts';
import type { Match, RoutingView } from './routing.ts';
import { decisionOf, nextMatch, rankAgents } from './routing.ts';
import { withMessages } from './shownEvents.ts';
import type { EventFeed, HandoffStore } from './store.ts';
import { assigned } from './transitions.ts';
import type { Wording } from './wording.ts';

/** Waiting escalations that one round looks at. */
const LINE_LIMIT = 500;

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
  #rounds: Promise<void> | undefined;
  #again = false;

  constructor(parts: RouterParts) {
    this.#parts = parts;
  }

  /** Starts to follow the events; the returned function stops that. */
  start(): () => void {
    return this.#parts.events.subscribe(({ event, isOwn }) => {
      if (isOwn && WAKING_EVENTS.has(event.type)) this.drain().catch(this.#parts.onError);
    });
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
        const left = await this.#assignAll();
        for (const [index, escalation] of left.line.entries()) {
          if (escalation.placeTold === null) await this.#tellPlace(escalation, left, index);
        }
      }
    } finally {
      this.#rounds = undefined;
    }
  }

  /** Assigns until nothing matches; returns what it saw last. */
  async #assignAll(): Promise<RoutingView> {
    let view = await this.#view();
    for (let match = nextMatch(view); match; match = nextMatch(view)) {
      const agent = await this.#assign(match, view);
      view = agent ? withAssigned(view, match.escalation, agent) : await this.#view();
    }
    return view;
  }

  /** The agent as stored after the claim; undefined when somebody was faster. */
  async #assign(match: Match, view: RoutingView): Promise<Agent | undefined> {
    const { store, wording, newId, now } = this.#parts;
    const { escalation } = match;
    const conversation = await store.conversation(escalation.conversationId);
    if (conversation?.escalationId !== escalation.id) return undefined;
    const queue = view.queueOf(escalation);
    const at = now();
    const change = assigned(conversation, escalation, match.agent, queue, 'routed', at);
    const text = wording[conversation.language].assigned(match.agent.name);
    const result = await store.commit({
      ...withMessages(change, { after: [botMessage(change.conversation, text, at)] }),
      decision: decisionOf(newId(), escalation, match, {
        kind: escalation.placeTold ? 'freed' : 'arrival',
        outcome: 'assigned',
        agentId: match.agent.id,
        at,
      }),
    });
    if (result.outcome !== 'committed') return undefined;
    return { ...change.agent, version: change.agent.version + 1 };
  }

  /** Tells the customer their place, once since they are in line, and records why nobody was found. */
  async #tellPlace(escalation: Escalation, view: RoutingView, index: number): Promise<void> {
    const { store, wording, newId, now } = this.#parts;
    const conversation = await store.conversation(escalation.conversationId);
    if (conversation?.escalationId !== escalation.id || conversation.state !== 'waiting') return;
    const at = now();
    const queue = view.queueOf(escalation);
    const place =
      1 + view.line.slice(0, index).filter(({ queueId }) => queueId === queue.id).length;
    const phrases = wording[conversation.language];
    const { leaveQueue } = phrases;
    const buttons = [{ title: leaveQueue, value: leaveQueue }];
    await store.commit({
      unchanged: { conversationId: conversation.id, version: conversation.version },
      escalation: { ...escalation, placeTold: { place, at } },
      messages: {
        conversationId: conversation.id,
        items: [
          botMessage(
            conversation,
            placeText(wording, conversation.language, place, queue, at),
            at,
            { buttons },
          ),
        ],
      },
      decision: decisionOf(newId(), escalation, rankAgents(escalation, view), {
        kind: 'arrival',
        outcome: 'queued',
        agentId: null,
        at,
      }),
    });
  }

  async #view(): Promise<RoutingView> {
    const { store, now } = this.#parts;
    const line = await store.waiting(LINE_LIMIT);
    const [agents, queues] = line.length
      ? await Promise.all([store.agents(), store.queues()])
      : [[], []];
    const byId = new Map<string, Queue>(queues.map((queue) => [queue.id, queue]));
    return {
      line,
      agents,
      queueOf: ({ queueId }) => byId.get(queueId) ?? DEFAULT_QUEUE,
      lastAgents: await this.#lastAgents(line, queues),
      now: now(),
    };
  }

  /** Asked only where a queue's policy gives the term a weight. */
  async #lastAgents(
    line: readonly Escalation[],
    queues: readonly Queue[],
  ): Promise<ReadonlyMap<string, string>> {
    const weighted = new Set(queues.filter((q) => q.weights.sameAgent > 0).map(({ id }) => id));
    const found = new Map<string, string>();
    for (const escalation of line.filter(({ queueId }) => weighted.has(queueId))) {
      const conversation = await this.#parts.store.conversation(escalation.conversationId);
      const last = conversation && (await this.#parts.store.lastAgentOf(conversation.customerId));
      if (last) found.set(escalation.id, last);
    }
    return found;
  }
}

function withAssigned(view: RoutingView, escalation: Escalation, agent: Agent): RoutingView {
  return {
    ...view,
    line: view.line.filter(({ id }) => id !== escalation.id),
    agents: view.agents.map((known) => (known.id === agent.id ? agent : known)),
  };
}
