import { presenceAt } from '../agent.ts';
import type { Conversation, Language } from '../conversation.ts';
import { HandoffError } from '../error.ts';
import type { Actor } from '../records.ts';
import type { InboxEntry } from '../store.ts';
import type { AgentDeskParts } from './agentDesk.ts';
import { type DeskCommand, typedAs } from './commands.ts';
import {
  addressed,
  type DeskItem,
  type DeskState,
  givenAway,
  type HeldAnswer,
  offDuty,
  sending,
  type Target,
  targetOf,
} from './desk.ts';
import { listReply, showReply } from './deskOverview.ts';
import {
  type DeskContext,
  helpReply,
  MOST_OFFERS,
  onlineOffer,
  problemReply,
  type Reply,
} from './deskReplies.ts';
import { namedIn } from './news.ts';
import { speechOf } from './speech.ts';
import { LINE, targetIn } from './transferTarget.ts';
import { DESK_WORDS } from './words.ts';

/** How long a presence that was chosen here outlives the agent's last message here, in hours. */
export const DUTY_HOURS = 2;
/** How long an answer waits for the number of whom it is for, in milliseconds. */
const HELD_MS = 3 * 60_000;
/** The first in line who are tried when an agent takes one. */
const TRIED = 20;

/** Where a command was given. */
export interface DeskTurn {
  readonly agentId: string;
  readonly conversation: Conversation;
  readonly entry: InboxEntry;
  /** What the desk had told the agent when they wrote. */
  readonly state: DeskState;
  readonly language: Language;
  /** The conversation that a quoted line is about, '' when about none; undefined: nothing was quoted. */
  readonly quotedId: string | undefined;
}

interface At extends DeskTurn, DeskContext {
  readonly actor: Actor;
  readonly until: Date;
}

/** Carries out what agents ask for at their desks, by the same commands that the console gives. */
export class DeskCommands {
  readonly #parts: AgentDeskParts;

  constructor(parts: AgentDeskParts) {
    this.#parts = parts;
  }

  /** Does it, and says what came of it. Nothing is done when it is unclear what, or to whom. */
  async run(command: DeskCommand, turn: DeskTurn): Promise<Reply | 'unlinked'> {
    const { now, links } = this.#parts;
    const at: At = {
      ...turn,
      // Leading is the console's: here an agent has their own conversations, and no others.
      actor: { agentId: turn.agentId, supervisor: false },
      words: DESK_WORDS[turn.language],
      speech: speechOf(turn.conversation.key.channelId),
      until: new Date(now().getTime() + DUTY_HOURS * 3_600_000),
    };
    if (command.verb === 'unlink') {
      await this.#handoffTo('offline', at);
      await links.end(at.agentId);
      return 'unlinked';
    }
    await this.#stay(at);
    const { next = unchanged, ...reply } = await this.#do(command, at).catch(refusal(at));
    // An answer that waits for its number waits for the very next message only.
    return { ...reply, next: (state) => next({ ...state, held: null }) };
  }

  async #do({ verb, number, text }: DeskCommand, at: At): Promise<Reply> {
    const { words, state } = at;
    switch (verb) {
      case 'help':
        return helpReply(at);
      case 'unknown':
        return helpReply(at, words.unknown);
      case 'online':
      case 'away':
      case 'offline':
        return this.#handoffTo(verb, at);
      case 'list':
        return listReply(this.#parts.store, at);
      case 'take':
        return this.#take(at);
      case 'choose':
        return this.#choose(number, at);
      case 'show':
      case 'note':
      case 'transfer':
      case 'resolve':
      case 'release':
      case 'decline':
        return this.#with(targetFor(state, number, at.quotedId), at, (item) =>
          this.#act(verb, item, text, at),
        );
      case 'unlink':
      case 'answer':
        return this.#answer(number, text, at);
    }
  }

  async #answer(number: number | undefined, text: string, at: At): Promise<Reply> {
    const { words, entry, conversation, state } = at;
    if (!text) return { text: words.onlyText };
    const answer = { text, clientMessageId: `${conversation.id}/${entry.position}` };
    const target = targetFor(state, number, at.quotedId);
    const reply = await this.#with(target, at, (item) => this.#say(item, answer, at));
    if (!('problem' in target) || target.problem !== 'unclear') return reply;
    const asked = [words.whoIsItFor, words.held].join(' ');
    const untilMs = this.#parts.now().getTime() + HELD_MS;
    return { ...reply, text: asked, next: (now) => ({ ...now, held: { ...answer, untilMs } }) };
  }

  async #say(
    item: DeskItem,
    { text, clientMessageId }: Omit<HeldAnswer, 'untilMs'>,
    at: At,
  ): Promise<Reply> {
    const { handoff } = this.#parts;
    const answer = { text, clientMessageId };
    const { seq, status } = await handoff.say(item.conversationId, at.actor, answer);
    return {
      text: at.words.sent(namedIn(at.speech, item)),
      next(now) {
        const after = addressed(now, item.number, at.state);
        return status === 'stored' ? sending(after, item.number, seq) : after;
      },
    };
  }

  /** A number alone: from now on words go there, and so does the answer that waited for it. */
  async #choose(number: number | undefined, at: At): Promise<Reply> {
    const { held } = at.state;
    return this.#with(targetOf(at.state, number), at, async (item) => {
      const waits = held && held.untilMs > this.#parts.now().getTime();
      if (waits) return this.#say(item, held, at);
      const text = at.words.chosen(namedIn(at.speech, item));
      return { text, next: (now) => addressed(now, item.number, at.state) };
    });
  }

  async #act(
    verb: 'show' | 'note' | 'transfer' | 'resolve' | 'release' | 'decline',
    item: DeskItem,
    text: string,
    at: At,
  ): Promise<Reply> {
    const { handoff } = this.#parts;
    const { actor, words, speech } = at;
    const id = item.conversationId;
    const named = namedIn(speech, item);
    const givesAway = (next: string): Reply => ({
      text: next,
      next: (now) => givenAway(now, item.number),
    });
    switch (verb) {
      case 'show':
        return showReply(this.#parts.store, item, at);
      case 'note': {
        if (!text) return { text: words.nothingToNote };
        const clientMessageId = `${at.conversation.id}/${at.entry.position}`;
        await handoff.say(id, actor, { text, clientMessageId, note: true });
        return { text: words.noted(named) };
      }
      case 'transfer':
        return (await this.#transfer(item, text, at)) ?? givesAway(words.transferred(named));
      case 'resolve':
        await handoff.resolve(id, actor, text ? { summary: text } : {});
        return givesAway(words.resolved(named));
      case 'release':
        await handoff.release(id, actor);
        return givesAway(words.released(named));
      case 'decline': {
        if (!text) {
          const offers = words.declineReasons.map((reason) => ({
            title: reason,
            value: typedAs('decline', at.language, item.number, reason),
          }));
          return { text: words.whyDecline(named), offers };
        }
        await handoff.decline(id, actor, text);
        return givesAway(words.declined(named));
      }
    }
  }

  /** Undefined once it is done. */
  async #transfer(item: DeskItem, text: string, at: At): Promise<Reply | undefined> {
    const { store, handoff, now } = this.#parts;
    const agents = await store.agents();
    const online = agents.filter(
      (agent) => agent.id !== at.agentId && presenceAt(agent, now()) === 'online',
    );
    const target = targetIn(text, online);
    if (target === 'ask') {
      const colleagues = online.slice(0, MOST_OFFERS - 1).map(({ name }) => ({
        title: name,
        value: typedAs('transfer', at.language, item.number, `@${name}`),
      }));
      const value = typedAs('transfer', at.language, item.number, LINE[at.language]);
      const toLine = { title: at.words.offers.toLine, value };
      const offers = [...colleagues, toLine];
      return { text: at.words.whereTo(namedIn(at.speech, item)), offers };
    }
    if ('unknown' in target)
      return { text: at.words.noSuchAgent(at.speech.inLine(target.unknown)) };
    await handoff.transfer(item.conversationId, at.actor, target);
    return undefined;
  }

  /** The desk tells who came as it tells of everybody who comes. */
  async #take(at: At): Promise<Reply> {
    const { store, handoff } = this.#parts;
    const now = this.#parts.now();
    const next = (state: DeskState) => ({ ...state, onDuty: true });
    for (const { conversationId, reservedFor } of await store.waiting(TRIED)) {
      const isReserved = reservedFor && reservedFor.until > now;
      if (isReserved && reservedFor.agentId !== at.agentId) continue;
      try {
        await handoff.claim(conversationId, at.actor);
        return { text: '', next };
      } catch (error) {
        const isTaken =
          error instanceof HandoffError && (error.code === 'alreadyOwned' || error.code === 'busy');
        if (!isTaken) throw error;
      }
    }
    return { text: at.words.nobodyWaits, next };
  }

  async #handoffTo(presence: 'online' | 'away' | 'offline', at: At): Promise<Reply> {
    const { words, language } = at;
    await this.#parts.handoff.setPresence(at.agentId, presence, at.until);
    const back = onlineOffer(at);
    if (presence === 'offline') return { text: words.offline, offers: [back], next: offDuty };
    const offers = [
      presence === 'online' ? { title: words.offers.away, value: typedAs('away', language) } : back,
      { title: words.offers.offline, value: typedAs('offline', language) },
      { title: words.offers.list, value: typedAs('list', language) },
    ];
    const text = words[presence](DUTY_HOURS);
    return { text, offers, next: (state) => ({ ...state, onDuty: true }) };
  }

  /** A message here shows that the agent is there; presence on a channel has no other sign. */
  async #stay({ agentId, state, until }: At): Promise<void> {
    if (!state.onDuty) return;
    const { store, now } = this.#parts;
    const agent = await store.agent(agentId);
    if (!agent || presenceAt(agent, now()) === 'offline' || agent.presenceUntil >= until) return;
    await store.prolongPresence(agentId, agent.presence, until);
  }

  async #with(target: Target, at: At, act: (item: DeskItem) => Promise<Reply>): Promise<Reply> {
    if ('to' in target) return act(target.to);
    return problemReply(target, at);
  }
}

/** A quoted line says whom it is about; one that is about nobody is no reason to guess. */
function targetFor(
  state: DeskState,
  number: number | undefined,
  quotedId: string | undefined,
): Target {
  if (quotedId === undefined || number !== undefined) return targetOf(state, number);
  const item = state.items.find(({ conversationId }) => conversationId === quotedId);
  return item ? targetOf(state, item.number) : { problem: 'unclear' };
}

function unchanged(state: DeskState): DeskState {
  return state;
}

/** What handoff refuses is said; anything else is no answer. */
function refusal({ words }: At): (error: unknown) => Reply {
  return (error) => {
    if (error instanceof HandoffError) return { text: words.refused[error.code] };
    throw error;
  };
}
