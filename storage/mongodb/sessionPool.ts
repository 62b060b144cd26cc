import type { Binary, ClientSession, MongoClient } from 'mongodb';
import { StoreError } from '../storeError.ts';

/** Transactions under way at once. */
const SESSIONS = 32;
/** Transactions that may wait for one to end. */
const MOST_WAITING = 10_000;

/**
 * The sessions that all transactions of this instance run in. Their ids are known, so that when the
 * instance dies another can end what it left open; see `liveInstances.ts`.
 */
export class SessionPool {
  readonly #all: readonly ClientSession[];
  readonly #free: ClientSession[];
  readonly #waiting: ((session: ClientSession) => void)[] = [];

  constructor(client: MongoClient) {
    this.#all = Array.from({ length: SESSIONS }, () => client.startSession());
    this.#free = [...this.#all];
  }

  /** The sessions' ids, as the server knows them. */
  get ids(): readonly Binary[] {
    return this.#all.flatMap(({ id }) => id?.id ?? []);
  }

  /** Lends a session; whoever comes when all are lent waits in order. */
  async use<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
    const session = this.#free.pop() ?? (await this.#nextFree());
    try {
      return await work(session);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(session);
      else this.#free.push(session);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((session) => session.endSession()));
  }

  #nextFree(): Promise<ClientSession> {
    if (this.#waiting.length >= MOST_WAITING) {
      throw new StoreError('unavailable', `${MOST_WAITING} transactions are waiting already`);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
