import type { ClientSession, TransactionOptions } from 'mongodb';
import { StoreError } from '../storeError.ts';
import type { SessionPool } from './sessionPool.ts';

/** How long a transaction is tried again when it meets others or the primary is gone. */
const PATIENCE_MS = 8_000;

const OPTIONS: TransactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority' },
  readPreference: 'primary',
  maxCommitTimeMS: 5_000,
};

/**
 * Runs transactions with the driver's rules for repeats: the body may run several times, so whatever
 * it writes must be safe to write again, also when the first commit took effect and its answer was
 * lost (not every compatible server tells a repeated commit from a new one).
 */
export class Transactions {
  readonly #sessions: SessionPool;

  constructor(sessions: SessionPool) {
    this.#sessions = sessions;
  }

  run<T>(body: (session: ClientSession) => Promise<T>): Promise<T> {
    const deadline = performance.now() + PATIENCE_MS;
    return this.#sessions.use((session) =>
      session.withTransaction(async () => {
        if (performance.now() > deadline) {
          throw new StoreError('unavailable', `no commit within ${PATIENCE_MS} ms`);
        }
        return body(session);
      }, OPTIONS),
    );
  }
}
