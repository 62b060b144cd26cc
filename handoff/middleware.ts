import { setTimeout as delay } from 'node:timers/promises';
import type { Activity, Middleware, TurnContext } from 'botbuilder';
import { ActivityEventNames } from 'botbuilder';
import { conversationIdOf } from './conversation.ts';
import { HandoffError } from './error.ts';
import { inboundOf, keyOf } from './inbound.ts';
import type { HandoffStore, Receipt, TypingSignals } from './store.ts';
import type { TurnRunner } from './turnRunner.ts';

/** How long a lease on a conversation's turns lasts, in seconds; longer than any turn may take. */
const LEASE_SECONDS = 30;
/** How long a turn waits for the one before it, in milliseconds; channels retry after about 15 s. */
const PATIENCE_MS = 12_000;
const POLL_MS = 25;

/** Kinds of activities that ask for an answer at once, or for none. */
const NOT_TURNS: ReadonlySet<string> = new Set(['invoke', 'typing']);

/** What the middleware is made of. */
export interface MiddlewareParts {
  readonly store: HandoffStore;
  readonly turns: TurnRunner;
  readonly typing: TypingSignals;
  /** This instance, as leases name it. */
  readonly instanceId: string;
  readonly now: () => Date;
}

type Grant = Receipt & Required<Pick<Receipt, 'drain'>>;

/**
 * Human handoff for any Bot Framework bot: while an agent owns the conversation the bot is not
 * asked, and a `handoff.initiate` event that the bot sends puts the conversation in line.
 *
 * Each activity is stored before it is worked on. One that comes again is worked on only if it
 * never was to its end, and the turns of one conversation never overlap, on all instances.
 */
export class HandoffMiddleware implements Middleware {
  readonly #parts: MiddlewareParts;
  /** Who waits here for a turn, by conversation: the positions of their entries. */
  readonly #lines = new Map<string, Set<number>>();

  constructor(parts: MiddlewareParts) {
    this.#parts = parts;
  }

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const { activity } = context;
    const key = keyOf(activity);
    if (key && activity.type === 'typing') {
      this.#parts.typing.publish({ conversationId: conversationIdOf(key), from: 'customer' });
    }
    if (!key || !activity.id || NOT_TURNS.has(activity.type) || isOurOwn(activity)) return next();
    const receipt = await this.#receive(() => inboundOf(activity, key, 'push', this.#parts.now()));
    if (!receipt) return;
    const { lease } = receipt.drain;
    try {
      const result = await this.#parts.turns.run(context, lease, receipt.entry, next);
      if ('failure' in result) throw result.failure;
    } finally {
      await this.#parts.store.releaseTurn(lease);
    }
  }

  /** Stores the activity and waits for its turn; undefined when it was worked on before. */
  async #receive(inbound: () => ReturnType<typeof inboundOf>): Promise<Grant | undefined> {
    const { store, instanceId, now } = this.#parts;
    const deadline = now().getTime() + PATIENCE_MS;
    let leave: () => void = () => {};
    try {
      while (now().getTime() < deadline) {
        const until = new Date(now().getTime() + LEASE_SECONDS * 1000);
        const receipt = await store.receive(inbound(), { holder: instanceId, now: now(), until });
        if (receipt.seen === 'done') return undefined;
        leave = this.#waitIn(receipt);
        const { drain } = receipt;
        if (drain && this.#isFirst(receipt)) return { ...receipt, drain };
        if (drain) await store.releaseTurn(drain.lease);
        await delay(POLL_MS);
      }
    } finally {
      leave();
    }
    throw new HandoffError('busy', 'The turn before this one takes too long');
  }

  /** Joins those of a conversation who wait here for their turns; returns the way to leave. */
  #waitIn({ conversationId, entry }: Receipt): () => void {
    const line = this.#lines.get(conversationId) ?? new Set();
    this.#lines.set(conversationId, line.add(entry.position));
    return () => {
      line.delete(entry.position);
      if (line.size === 0) this.#lines.delete(conversationId);
    };
  }

  #isFirst({ conversationId, entry }: Receipt): boolean {
    const line = this.#lines.get(conversationId) ?? [];
    return [...line].every((position) => position >= entry.position);
  }
}

/** The bot's own proactive turns, the outbox's among them, are no customer's activities. */
function isOurOwn({ type, name }: Activity): boolean {
  return (
    type === 'event' &&
    (name === ActivityEventNames.ContinueConversation ||
      name === ActivityEventNames.CreateConversation)
  );
}
