import { setTimeout as delay } from 'node:timers/promises';
import type { Activity, CloudAdapter, TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import type {
  CommitResult,
  ConversationKey,
  Delivery,
  HandoffStore,
  InboxEntry,
  LeaseRequest,
  Receipt,
  TurnLease,
  TurnRunner,
} from '../handoff/index.ts';
import { inboundOf, isStoreAway } from '../handoff/index.ts';
import { type BackOff, backOffMs } from './backOff.ts';
import { whenReachable } from './whenReachable.ts';
import { withinTime } from './withinTime.ts';

/** How long a lease on a conversation's turns lasts, in seconds. */
const LEASE_SECONDS = 30;
/** A turn that takes longer has failed, in milliseconds. */
const TURN_TIMEOUT_MS = 15_000;
/** A drain gives its lease back when less is left of it than a turn may need, in milliseconds. */
const LEAST_LEFT_MS = 20_000;
/** After so many attempts that died with their process, a turn is given up. */
const MOST_ATTEMPTS = 5;
/** Before a turn that met a store that is away is run again. */
const AWAY_PAUSES: BackOff = { firstMs: 250, longestMs: 2_000 };

/** What the inbox is made of. */
export interface TurnInboxParts {
  readonly store: HandoffStore;
  readonly turns: TurnRunner;
  readonly adapter: CloudAdapter;
  /** What a turn is authenticated as once its activity is stored. */
  readonly identityFor: (activity: Partial<Activity>) => AuthenticateRequestResult;
  readonly bot: (context: TurnContext) => Promise<void>;
  readonly instanceId: string;
  readonly now: () => Date;
  /** Told of a turn that failed; the customer has an apology. */
  readonly onTurnFailed: (error: unknown, entry: InboxEntry) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Accepts activities durably, and runs their turns one after the other in each conversation. What
 * was accepted and not finished, by this process or one that died, is found again by `recover`.
 */
export class TurnInbox {
  readonly #parts: TurnInboxParts;
  readonly #drains = new Map<Promise<void>, TurnLease>();
  readonly #stopping = new AbortController();

  constructor(parts: TurnInboxParts) {
    this.#parts = parts;
  }

  /** Resolves once the activity is stored; its turn runs after that. */
  async accept(
    activity: Partial<Activity>,
    key: ConversationKey,
    delivery: Delivery,
  ): Promise<Receipt> {
    const { store, now } = this.#parts;
    const receipt = await store.receive(inboundOf(activity, key, delivery, now()), this.#lease());
    if (receipt.drain) this.#start(receipt.drain);
    return receipt;
  }

  /** Runs the turns that nobody is running. A sweep calls this. */
  async recover(): Promise<void> {
    if (this.#isStopping) return;
    for (const drain of await this.#parts.store.claimTurns(this.#lease(), 100)) this.#start(drain);
  }

  /**
   * Takes no further turns, and waits for those under way, but not longer than the grace, in
   * milliseconds: what takes longer is run again by whoever takes over, and can't commit here.
   */
  async stop(graceMs: number): Promise<void> {
    this.#stopping.abort();
    const done = new AbortController();
    const late = delay(graceMs, undefined, { signal: done.signal }).catch(() => undefined);
    await Promise.race([Promise.all(this.#drains.keys()), late]);
    done.abort();
    const left = [...this.#drains.values()];
    await Promise.allSettled(left.map((lease) => this.#parts.store.releaseTurn(lease)));
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  #start(drain: { readonly lease: TurnLease; readonly first: InboxEntry }): void {
    const running = this.#drain(drain.lease, drain.first, this.#parts.now())
      .catch(this.#parts.onError)
      .finally(() => this.#drains.delete(running));
    this.#drains.set(running, drain.lease);
  }

  async #drain(lease: TurnLease, first: InboxEntry, since: Date): Promise<void> {
    let entry: InboxEntry | undefined = first;
    let timesAway = 0;
    while (entry && !this.#isStopping && this.#leftMs(since) >= LEAST_LEFT_MS) {
      try {
        entry = await this.#turn(lease, entry);
        timesAway = 0;
      } catch (error) {
        if (!isStoreAway(error)) throw error;
        this.#parts.onError(error);
        timesAway += 1;
        await this.#pause(backOffMs(timesAway, AWAY_PAUSES));
      }
    }
    if (!entry) return;
    await this.#release(lease, since);
    await this.recover();
  }

  /** Asks a store that is away until the lease has run out by itself. */
  async #release(lease: TurnLease, since: Date): Promise<void> {
    const { store, onError } = this.#parts;
    const hasRunOut = AbortSignal.timeout(Math.max(1, this.#leftMs(since)));
    try {
      const options = { signal: hasRunOut, onAway: onError, pauses: AWAY_PAUSES };
      await whenReachable(() => store.releaseTurn(lease), options);
    } catch (error) {
      if (!hasRunOut.aborted) throw error;
    }
  }

  async #pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  /** Returns the next entry; undefined when the lease is given back or lost. Rejects while the store is away. */
  async #turn(lease: TurnLease, entry: InboxEntry): Promise<InboxEntry | undefined> {
    const { turns, onTurnFailed } = this.#parts;
    if (entry.attempts >= MOST_ATTEMPTS) {
      onTurnFailed(new Error(`Given up after ${entry.attempts} attempts`), entry);
      return nextOf(await turns.giveUp(lease, entry));
    }
    try {
      const result = await withinTime(this.#run(lease, entry), TURN_TIMEOUT_MS, 'The turn');
      if ('failure' in result) onTurnFailed(result.failure, entry);
      if (result.outcome === 'conflict') return entry;
      return nextOf(result);
    } catch (error) {
      if (isStoreAway(error)) throw error;
      onTurnFailed(error, entry);
      return nextOf(await turns.giveUp(lease, entry));
    }
  }

  async #run(lease: TurnLease, entry: InboxEntry): ReturnType<TurnRunner['run']> {
    const { adapter, identityFor, turns, bot } = this.#parts;
    let running: ReturnType<TurnRunner['run']> | undefined;
    const activity = structuredClone(entry.activity) as Activity;
    await adapter.processActivityDirect(identityFor(activity), activity, async (context) => {
      running = turns.run(context, lease, entry, () => bot(context));
      // The adapter would wrap what is thrown, and nobody would know a store that is away.
      await running.catch(() => undefined);
    });
    if (!running) throw new Error('The adapter did not run the turn');
    return running;
  }

  #lease(): LeaseRequest {
    const now = this.#parts.now();
    const until = new Date(now.getTime() + LEASE_SECONDS * 1000);
    return { holder: this.#parts.instanceId, now, until };
  }

  #leftMs(since: Date): number {
    return since.getTime() + LEASE_SECONDS * 1000 - this.#parts.now().getTime();
  }
}

function nextOf(result: CommitResult): InboxEntry | undefined {
  return result.outcome === 'committed' ? result.next : undefined;
}
