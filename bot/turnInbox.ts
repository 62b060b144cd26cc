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
import { inboundOf } from '../handoff/index.ts';

/** How long a lease on a conversation's turns lasts, in seconds. */
const LEASE_SECONDS = 30;
/** A turn that takes longer has failed, in milliseconds. */
const TURN_TIMEOUT_MS = 15_000;
/** A drain gives its lease back when less is left of it than a turn may need, in milliseconds. */
const LEAST_LEFT_MS = 20_000;
/** After so many attempts that died with their process, a turn is given up. */
const MOST_ATTEMPTS = 5;

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
  readonly #drains = new Set<Promise<void>>();
  #stopping = false;

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
    if (this.#stopping) return;
    for (const drain of await this.#parts.store.claimTurns(this.#lease(), 100)) this.#start(drain);
  }

  /** Takes no further turns, and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#drains);
  }

  #start(drain: { readonly lease: TurnLease; readonly first: InboxEntry }): void {
    const running = this.#drain(drain.lease, drain.first, this.#parts.now())
      .catch(this.#parts.onError)
      .finally(() => this.#drains.delete(running));
    this.#drains.add(running);
  }

  async #drain(lease: TurnLease, first: InboxEntry, since: Date): Promise<void> {
    let entry: InboxEntry | undefined = first;
    while (entry && !this.#stopping && this.#leftMs(since) >= LEAST_LEFT_MS) {
      entry = await this.#turn(lease, entry);
    }
    if (!entry) return;
    await this.#parts.store.releaseTurn(lease);
    await this.recover();
  }

  /** Returns the next entry; undefined when the lease is given back or lost. */
  async #turn(lease: TurnLease, entry: InboxEntry): Promise<InboxEntry | undefined> {
    const { turns, onTurnFailed } = this.#parts;
    if (entry.attempts >= MOST_ATTEMPTS) {
      onTurnFailed(new Error(`Given up after ${entry.attempts} attempts`), entry);
      return nextOf(await turns.giveUp(lease, entry));
    }
    try {
      const result = await withinTime(this.#run(lease, entry));
      if ('failure' in result) onTurnFailed(result.failure, entry);
      if (result.outcome === 'conflict') return entry;
      return nextOf(result);
    } catch (error) {
      onTurnFailed(error, entry);
      return nextOf(await turns.giveUp(lease, entry));
    }
  }

  async #run(lease: TurnLease, entry: InboxEntry): ReturnType<TurnRunner['run']> {
    const { adapter, identityFor, turns, bot } = this.#parts;
    let result: Awaited<ReturnType<TurnRunner['run']>> | undefined;
    const activity = structuredClone(entry.activity) as Activity;
    await adapter.processActivityDirect(identityFor(activity), activity, async (context) => {
      result = await turns.run(context, lease, entry, () => bot(context));
    });
    if (!result) throw new Error('The adapter did not run the turn');
    return result;
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

async function withinTime<T>(turn: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The turn took more than ${TURN_TIMEOUT_MS} ms`)),
      TURN_TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([turn, late]);
  } finally {
    clearTimeout(timer);
  }
}
