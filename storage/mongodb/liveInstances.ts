import { clearTimeout, setTimeout } from 'node:timers';
import type { Binary, Db } from 'mongodb';
import type { Collections } from './collections.ts';

/** How often an instance says that it lives, and looks for those that don't. */
const BEAT_MS = 2_000;
/** How long an instance that says nothing counts as alive. */
const SILENCE_MS = 6_000;

/**
 * The instances at work. A server keeps the open transaction of a dead client for a minute
 * (transactionLifetimeLimitSeconds), and with it whatever it has written: nobody else could write that
 * conversation or agent. So each instance leaves the ids of its sessions here, and the others end the
 * sessions of one that has gone silent, and its leases before their time. One that was only stalled
 * finds its transactions undone and its leases in other hands.
 */
export class LiveInstances {
  readonly #database: Db;
  readonly #instances: Collections['instances'];
  readonly #instanceId: string;
  readonly #sessions: readonly Binary[];
  readonly #onGone: (instanceId: string) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: {
    readonly database: Db;
    readonly instances: Collections['instances'];
    readonly instanceId: string;
    readonly sessions: readonly Binary[];
    /** Takes from a silent instance what it held. */
    readonly onGone: (instanceId: string) => Promise<void>;
    readonly onError: (error: unknown) => void;
  }) {
    this.#database = parts.database;
    this.#instances = parts.instances;
    this.#instanceId = parts.instanceId;
    this.#sessions = parts.sessions;
    this.#onGone = parts.onGone;
    this.#onError = parts.onError;
  }

  /** Resolves when the others know of this instance: before its first transaction. */
  async start(): Promise<void> {
    await this.#beat();
    this.#schedule();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#beating;
    await this.#instances.deleteOne({ _id: this.#instanceId }).catch(() => undefined);
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#beating = this.#beatAndBury()
        .catch(this.#onError)
        .finally(() => this.#schedule());
    }, BEAT_MS).unref();
  }

  async #beatAndBury(): Promise<void> {
    await this.#beat();
    const silence = { aliveAt: { $lt: new Date((await this.#serverTime()) - SILENCE_MS) } };
    const silent = await this.#instances.find(silence).limit(20).toArray();
    for (const { _id, sessions } of silent) {
      if (sessions.length > 0) {
        // An empty list would mean all sessions of everybody.
        await this.#database.command({ killSessions: sessions.map((id) => ({ id })) });
      }
      await this.#onGone(_id);
      await this.#instances.deleteOne({ _id, ...silence });
    }
  }

  /** The server's clock counts here: the instances' own may differ. */
  async #serverTime(): Promise<number> {
    const { localTime } = await this.#database.command({ hello: 1 });
    return (localTime as Date).getTime();
  }

  async #beat(): Promise<void> {
    await this.#instances.updateOne(
      { _id: this.#instanceId },
      { $set: { sessions: this.#sessions }, $currentDate: { aliveAt: true } },
      { upsert: true },
    );
  }
}
