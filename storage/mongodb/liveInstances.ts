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
 * sessions of one that has gone silent. One that was only stalled finds its transactions undone, and
 * begins them anew.
 */
export class LiveInstances {
  readonly #database: Db;
  readonly #instances: Collections['instances'];
  readonly #instanceId: string;
  readonly #sessions: readonly Binary[];
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(parts: {
    readonly database: Db;
    readonly instances: Collections['instances'];
    readonly instanceId: string;
    readonly sessions: readonly Binary[];
    readonly onError: (error: unknown) => void;
  }) {
    this.#database = parts.database;
    this.#instances = parts.instances;
    this.#instanceId = parts.instanceId;
    this.#sessions = parts.sessions;
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
    const silent = await this.#instances
      .find({ $expr: { $lt: ['$aliveUntil', '$$NOW'] } })
      .limit(20)
      .toArray();
    for (const { _id, sessions } of silent) {
      await this.#database.command({ killSessions: sessions.map((id) => ({ id })) });
      await this.#instances.deleteOne({ _id, $expr: { $lt: ['$aliveUntil', '$$NOW'] } });
    }
  }

  /** By the server's clock: the instances' own may differ. */
  async #beat(): Promise<void> {
    await this.#instances.updateOne(
      { _id: this.#instanceId },
      [{ $set: { aliveUntil: { $add: ['$$NOW', SILENCE_MS] }, sessions: this.#sessions } }],
      { upsert: true },
    );
  }
}
