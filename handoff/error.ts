/** Why a request was refused. */
export type HandoffErrorCode =
  | 'notFound'
  | 'notOwner'
  | 'alreadyOwned'
  | 'agentFull'
  | 'agentUnavailable'
  | 'invalid'
  | 'busy';

/** A refused request. A free agent missing is no error. */
export class HandoffError extends Error {
  override readonly name = 'HandoffError' as const;
  readonly code: HandoffErrorCode;

  constructor(code: HandoffErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
