import { setTimeout as delay } from 'node:timers/promises';
import type { ChannelSender } from './sending.ts';
import { afterFailure, SendError, supersededBy } from './sending.ts';
import type { EventFeed, HandoffStore, OutboxClaim, SendResult } from './store.ts';
import { isStoreAway } from './storeAway.ts';

/** Messages under way at once, one a conversation, without those of which the channel takes long. */
const CONCURRENT_SENDS = 64;
/** From then on an attempt takes no place from others: a channel that hangs must not hold them up; in milliseconds. */
const SLOW_MS = 1_000;
/** Messages under way at once, the slow ones too. */
const MOST_SENDS = 2_048;
/** How long a message is this instance's to send, in seconds; longer than an attempt may take. */
const CLAIM_SECONDS = 60;
/** How long one attempt may take, in seconds. */
const ATTEMPT_SECONDS = 20;
/** Between two attempts to tell a store that is away, in milliseconds. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** What the outbox is made of. */
export interface OutboxParts {
  readonly store: HandoffStore;
  readonly events: Pick<EventFeed, 'subscribe'>;
  readonly sender: ChannelSender;
  /** This instance, as claims name it. */
  readonly instanceId: string;
  readonly now: () => Date;
  /** Told of what went wrong in the loop that nobody awaits. */
  readonly onError: (error: unknown) => void;
}

/** Sends what was committed to push channels: in order within each conversation, until sent or failed. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #underWay = new Set<Promise<void>>();
  /** How many of them are not slow. */
  #quick = 0;
  #stopped = false;
  #claiming: Promise<void> | undefined;
  #again = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Starts to follow the events; the returned function stops that and waits for what is under way. */
  start(): () => Promise<void> {
    const stop = this.#parts.events.subscribe(({ event, isOwn }) => {
      const isOutgoing = event.type === 'messageStored' && event.status === 'stored';
      if (isOwn && isOutgoing) this.pump(); // others' is theirs first; the sweep makes up for the dead
    });
    return async () => {
      stop();
      this.#stopped = true;
      await this.#claiming;
      await Promise.all(this.#underWay);
    };
  }

  /** Takes what is due, without waiting for it to be sent. A sweep calls this for retries. */
  pump(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#claiming ??= this.#claim().finally(() => {
      this.#claiming = undefined;
      if (this.#again && this.#room > 0) this.pump();
    });
  }

  async #claim(): Promise<void> {
    const { store, instanceId, now, onError } = this.#parts;
    try {
      while (this.#again && this.#room > 0 && !this.#stopped) {
        this.#again = false;
        const at = now();
        const claims = await store.claimOutbox(
          { holder: instanceId, now: at, until: new Date(at.getTime() + CLAIM_SECONDS * 1000) },
          this.#room,
        );
        for (const claim of claims) this.#deliver(claim);
      }
    } catch (error) {
      onError(error);
    }
  }

  get #room(): number {
    return Math.min(CONCURRENT_SENDS - this.#quick, MOST_SENDS - this.#underWay.size);
  }

  #deliver(claim: OutboxClaim): void {
    const delivery = this.#attempt(claim)
      .catch(this.#parts.onError)
      .finally(() => {
        leavePlace();
        this.#underWay.delete(delivery);
        this.pump();
      });
    this.#underWay.add(delivery);
    const leavePlace = this.#takePlace();
  }

  /** Returns the way to leave the place; it is left by itself once the attempt is slow. */
  #takePlace(): () => void {
    this.#quick += 1;
    const slow = setTimeout(() => {
      leave();
      this.pump();
    }, SLOW_MS);
    let isLeft = false;
    const leave = () => {
      clearTimeout(slow);
      if (!isLeft) this.#quick -= 1;
      isLeft = true;
    };
    return leave;
  }

  async #attempt(claim: OutboxClaim): Promise<void> {
    const heldUntil = performance.now() + CLAIM_SECONDS * 1000;
    await this.#settle(claim, await this.#result(claim), heldUntil);
  }

  /** A store that is away is asked as long as the claim holds: what is sent and not told is sent again. */
  async #settle(claim: OutboxClaim, result: SendResult, heldUntil: number): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        await this.#parts.store.settleOutbox(claim, result);
        return;
      } catch (error) {
        if (!isStoreAway(error) || performance.now() + pauseMs > heldUntil) throw error;
        this.#parts.onError(error);
      }
      await delay(pauseMs);
    }
  }

  async #result(claim: OutboxClaim): Promise<SendResult> {
    const failure = supersededBy(claim);
    if (failure) return { status: 'failed', failure };
    try {
      const { id } = await withinTime(this.#parts.sender.send(claim.conversation, claim.message));
      return { status: 'sent', ...(id && { channelMessageId: id }) };
    } catch (error) {
      if (error instanceof SendError) return afterFailure(claim, error, this.#parts.now());
      this.#parts.onError(error);
      const unexpected = new SendError('The message could not be sent', {
        retryable: true,
        cause: error,
      });
      return afterFailure(claim, unexpected, this.#parts.now());
    }
  }
}

async function withinTime<T>(attempt: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new SendError('The channel did not answer in time', { retryable: true })),
      ATTEMPT_SECONDS * 1000,
    );
  });
  try {
    return await Promise.race([attempt, late]);
  } finally {
    clearTimeout(timer);
  }
}
