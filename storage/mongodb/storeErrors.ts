import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';
import { StoreError } from '../storeError.ts';

/**
 * Codes of a server that can't serve at the moment: stepping down, shutting down, out of time
 * (https://github.com/mongodb/specifications, server discovery and monitoring, and MaxTimeMSExpired).
 */
const PASSING_CODES: ReadonlySet<unknown> = new Set([
  ...[6, 7, 50, 89, 91, 112, 189, 262, 9001, 10107, 11600, 11601, 11602, 13435, 13436],
]);
const PASSING_LABELS = [
  'RetryableWriteError',
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
];

/** Whether the error says that a unique index holds this value already. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}

/** What the driver threw, in the store's words; anything else as it is. */
export function toStoreError(thrown: unknown): unknown {
  const error = unwrapped(thrown);
  if (isBrokenSocket(error)) return unavailable(error);
  if (!(error instanceof MongoError)) return error;
  if (
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoClientClosedError
  ) {
    return new StoreError('closed', 'the store is closed', { cause: error });
  }
  return isPassing(error) ? unavailable(error) : error;
}

function unavailable(cause: Error): StoreError {
  return new StoreError('unavailable', `the database did not answer: ${cause.message}`, { cause });
}

/** The operating system's own error: the driver passes it on when a connection breaks while it writes. */
export function isBrokenSocket(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** What really happened, when the driver has wrapped a broken connection as an error of a bulk write. */
export function unwrapped(error: unknown): unknown {
  if (!(error instanceof MongoBulkWriteError)) return error;
  const cause: unknown = error.errorResponse;
  return cause instanceof Error ? cause : error;
}

function isPassing(error: MongoError): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error.name === 'MongoWaitQueueTimeoutError' ||
    PASSING_CODES.has(error.code) ||
    PASSING_LABELS.some((label) => error.hasErrorLabel(label))
  );
}

/** The same store, whose methods reject with `StoreError` when the database is not there. */
export function withStoreErrors<T extends object>(store: T): T {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        const result: unknown = Reflect.apply(member, target, given);
        return result instanceof Promise ? result.catch(rethrow) : result;
      };
    },
  });
}

function rethrow(error: unknown): never {
  throw toStoreError(error);
}
