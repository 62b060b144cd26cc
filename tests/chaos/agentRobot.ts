import { setTimeout as delay } from 'node:timers/promises';
import type {
  AgentAnswer,
  ConversationAnswer,
  MessageAnswer,
  QueueEntryAnswer,
} from '../../console/wire.ts';
import { type ConsoleClient, ConsoleRefusal } from '../support/consoleClient.ts';
import type { SeededRandom } from '../support/seededRandom.ts';
import type { AgentJournal, HeardEvent, Said } from './journals.ts';
import { saidInto } from './saying.ts';

/** How long the agent's presence outlives a word of theirs, in seconds. */
const LEASE_SECONDS = 20;
/** Between two words of presence, in milliseconds. */
const RENEWAL_MS = 6_000;
/** Between two looks at what is to be done, in milliseconds. */
const ROUND_MS = 400;

/** What an agent does with one assignment. */
type Mood = 'serves' | 'declines' | 'transfers' | 'ignores';

/** How often an agent did what. */
export type Deeds = Record<
  'declined' | 'transferred' | 'claimed' | 'resolved' | 'released',
  number
>;

/**
 * An agent at the console: online under a lease, answers, declines, transfers, claims, ignores, goes
 * away and comes back. What is to be done is read from the API each time, as a page does.
 */
export class AgentRobot {
  readonly deeds: Deeds = { declined: 0, transferred: 0, claimed: 0, resolved: 0, released: 0 };
  readonly #client: ConsoleClient;
  readonly #capacity: number;
  readonly #random: SeededRandom;
  readonly #colleagues: readonly string[];
  readonly #events: () => readonly HeardEvent[];
  readonly #answers: (Said & { readonly conversationId: string })[] = [];
  readonly #online: { from: number; until: number }[] = [];
  readonly #moods = new Map<string, Mood>();
  #renewedAt = 0;
  #awayUntil = 0;
  #diligent = false;

  constructor(parts: {
    readonly client: ConsoleClient;
    readonly capacity: number;
    readonly random: SeededRandom;
    /** Ids of all agents. */
    readonly colleagues: readonly string[];
    /** What this console has heard so far. */
    readonly events: () => readonly HeardEvent[];
  }) {
    this.#client = parts.client;
    this.#capacity = parts.capacity;
    this.#random = parts.random;
    this.#colleagues = parts.colleagues.filter((id) => id !== parts.client.accountId);
    this.#events = parts.events;
  }

  /** From now on serves everybody, and brings everything to its end. */
  becomeDiligent(): void {
    this.#diligent = true;
  }

  /** Works until told to stop. */
  async work(closing: AbortSignal): Promise<void> {
    while (!closing.aborted) {
      await this.#bePresent();
      for (const conversation of await this.#mine()) {
        await unlessRefused(() => this.#attend(conversation));
      }
      if (!this.#isAway && this.#random.chance(0.04)) await unlessRefused(() => this.#claim());
      await delay(ROUND_MS * this.#random.between(0.5, 1.5), undefined, { signal: closing });
    }
  }

  journal(): AgentJournal {
    return {
      agentId: this.#client.accountId,
      capacity: this.#capacity,
      answers: this.#answers,
      online: this.#online,
      heard: this.#events(),
    };
  }

  get #isAway(): boolean {
    return Date.now() < this.#awayUntil;
  }

  /** Now and then takes a pause; else says "online" often enough. */
  async #bePresent(): Promise<void> {
    if (this.#isAway && !this.#diligent) return;
    const now = Date.now();
    if (!this.#diligent && this.#random.chance(0.015)) {
      const presence = this.#random.chance(0.5) ? 'away' : 'offline';
      const last = this.#online.at(-1);
      if (last) last.until = Math.min(last.until, now);
      await this.#client.put('/me/presence', { presence });
      this.#awayUntil = now + this.#random.between(1_000, 8_000);
      this.#renewedAt = 0;
    } else if (now - this.#renewedAt > RENEWAL_MS) {
      await this.#client.put('/me/presence', { presence: 'online', leaseSeconds: LEASE_SECONDS });
      this.#renewedAt = Date.now();
      this.#noteOnline(Date.now(), now + LEASE_SECONDS * 1000);
    }
  }

  /** A lease that begins before the last one has ended goes on with it. */
  #noteOnline(from: number, until: number): void {
    const last = this.#online.at(-1);
    if (last && last.until >= from && this.#awayUntil < last.from) last.until = until;
    else this.#online.push({ from, until });
  }

  async #mine(): Promise<readonly ConversationAnswer[]> {
    return this.#client.list(`/conversations?agentId=${this.#client.accountId}&state=assigned`);
  }

  async #attend(conversation: ConversationAnswer): Promise<void> {
    const { id, escalation } = conversation;
    const mood = this.#moodFor(`${escalation?.id} ${conversation.epoch}`);
    if (mood === 'serves') await this.#serve(id);
    if (mood === 'declines') await this.#command(id, 'decline', { reason: 'not mine' }, 'declined');
    if (mood === 'transfers') await this.#transfer(id);
  }

  /** Decided once for each assignment. */
  #moodFor(assignment: string): Mood {
    if (this.#diligent) return 'serves';
    const chance = this.#random.between(0, 1);
    const mood =
      chance < 0.08
        ? 'declines'
        : chance < 0.16
          ? 'transfers'
          : chance < 0.22
            ? 'ignores'
            : 'serves';
    this.#moods.set(assignment, this.#moods.get(assignment) ?? mood);
    return this.#moods.get(assignment) ?? mood;
  }

  async #transfer(id: string): Promise<void> {
    const to = this.#colleagues[this.#random.whole(0, this.#colleagues.length - 1)];
    const target = this.#random.chance(0.5) ? { agentId: to } : { queueId: 'second' };
    await this.#command(id, 'transfer', { ...target, note: 'please go on' }, 'transferred');
  }

  /** Answers each question that has no answer yet; ends it when the customer is done. */
  async #serve(id: string): Promise<void> {
    const path = `/conversations/${id}/messages?limit=500`;
    const messages = await this.#client.list<MessageAnswer>(path, 'after');
    const said = new Set(messages.filter(({ from }) => from === 'agent').map(({ text }) => text));
    if (said.size === 0) await this.#say(id, 'hello', `hello-${this.#client.accountId}`);
    for (const { from, text, seq } of messages) {
      if (from !== 'customer' || !text.startsWith('question ')) continue;
      const answer = `answer to ${text}`;
      if (!said.has(answer)) await this.#say(id, answer, `answer-${seq}`);
    }
    const customers = messages.filter(({ from }) => from === 'customer');
    const last = customers.at(-1);
    const isDone = last?.text.startsWith('done ') ?? false;
    if (!isDone && !this.#diligent) return;
    const goodbye = isDone ? (last?.text.replace('done', 'goodbye') ?? '') : 'goodbye';
    if (!said.has(goodbye)) await this.#say(id, goodbye, `goodbye-${last?.seq}`);
    if (this.#random.chance(0.8)) await this.#command(id, 'resolve', {}, 'resolved');
    else await this.#command(id, 'release', {}, 'released');
  }

  async #say(conversationId: string, text: string, clientId: string): Promise<void> {
    await saidInto(this.#answers, { text, clientId, conversationId }, (_, giveUp) =>
      this.#client.say(conversationId, text, clientId, giveUp),
    );
  }

  async #claim(): Promise<void> {
    const line = await this.#client.list<QueueEntryAnswer>('/queue');
    const [first] = line;
    if (first) await this.#command(first.conversationId, 'claim', {}, 'claimed');
  }

  async #command(id: string, command: string, json: object, deed: keyof Deeds): Promise<void> {
    await this.#client.post<AgentAnswer>(`/conversations/${id}/${command}`, json);
    this.deeds[deed] += 1;
  }
}

/** The conversation may be somebody else's by now, or nobody's; that is an answer too. */
async function unlessRefused(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ConsoleRefusal)) throw error;
  }
}
