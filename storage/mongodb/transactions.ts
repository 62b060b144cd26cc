import {
  type ClientSession,
  MongoError,
  MongoNetworkError,
  MongoServerSelectionError,
  type TransactionOptions,
} from 'mongodb';
import { StoreError } from '../storeError.ts';
import type { SessionPool } from './sessionPool.ts';
import { isBrokenSocket, unwrapped } from './storeErrors.ts';

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
        if (performance.now() > deadline) throw unavailable(`no commit within ${PATIENCE_MS} ms`);
        const value = await body(session).catch(tellDriver);
        await commit(session, deadline);
        return value;
      }, OPTIONS),
    );
  }
}

/** Corrects what the driver makes of an error within a transaction. */
function tellDriver(thrown: unknown): never {
  const error = unwrapped(thrown);
  // It would look for a server again and again, for two minutes in all.
  if (error instanceof MongoServerSelectionError) throw unavailable(error.message, error);
  if (!isBrokenSocket(error) && !(error instanceof MongoNetworkError)) throw thrown;
  // It repeats only what it has named a network error itself.
  const broken = new MongoNetworkError(error.message, { cause: error });
  broken.addErrorLabel('TransientTransactionError');
  throw broken;
}

/** Commits, and asks again when the answer was lost. */
async function commit(session: ClientSession, deadline: number): Promise<void> {
  for (;;) {
    try {
      return await session.commitTransaction();
    } catch (error) {
      if (isAnswerLost(error) && performance.now() < deadline) continue;
      // At any error that is not its own the driver would abort what may have been committed.
      throw isBrokenSocket(error) ? new MongoNetworkError(error.message, { cause: error }) : error;
    }
  }
}

function isAnswerLost(error: unknown): boolean {
  if (isBrokenSocket(error)) return true;
  if (!(error instanceof MongoError) || error instanceof MongoServerSelectionError) return false;
  // The driver has no label for a broken connection whose server it already knows to be away.
  return (
    error.hasErrorLabel('UnknownTransactionCommitResult') || error instanceof MongoNetworkError
  );
}

function unavailable(reason: string, cause?: unknown): StoreError {
  return new StoreError('unavailable', `the database did not answer: ${reason}`, { cause });
}
