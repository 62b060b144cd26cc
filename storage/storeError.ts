/** Why a store refused. */
export type StoreErrorCode =
  /** Another server has the database open. */
  | 'locked'
  /** The store was closed. */
  | 'closed'
  /** The database was written by a newer version of this software. */
  | 'newerSchema'
  /** A cursor that no store has given out. */
  | 'badCursor'
  /** The events after this cursor are no longer kept: read the records, and go on from the newest. */
  | 'cursorExpired'
  /** There is no such store. */
  | 'absent'
  /** The database holds what must not be written over. */
  | 'otherData'
  /** The database's address can't be used. */
  | 'badUri'
  /** The database could not be reached in time; what was asked for is safe to ask for again. */
  | 'unavailable';

/** A request that a store refused. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
