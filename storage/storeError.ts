/** Why a store refused. */
export type StoreErrorCode =
  /** Another server has the database open. */
  | 'locked'
  /** The store was closed. */
  | 'closed'
  /** The database was written by a newer version of this software. */
  | 'newerSchema'
  /** A cursor that no store has given out. */
  | 'badCursor';

/** A request that a store refused. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
