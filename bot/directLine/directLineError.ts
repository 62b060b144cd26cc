/** The HTTP status of each refusal. */
const STATUS = {
  BadArgument: 400,
  MessageTooLong: 400,
  MissingToken: 401,
  BadToken: 403,
  TokenExpired: 403,
  LinkExpired: 403,
  NotFound: 404,
  TooLarge: 413,
  TooManyFiles: 413,
  UnsupportedMediaType: 415,
  TooManyRequests: 429,
  InternalError: 500,
  Unavailable: 503,
} as const;

/** Why a request was refused; stable, part of the answer. */
export type DirectLineErrorCode = keyof typeof STATUS;

/** A refused request of the local Direct Line. Its message is shown to the client. */
export class DirectLineError extends Error {
  override readonly name = 'DirectLineError';
  readonly code: DirectLineErrorCode;
  /** For `TooManyRequests` and `Unavailable`: when to come back. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: DirectLineErrorCode,
    message: string,
    options: { readonly retryAfterSeconds?: number; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** The HTTP status to answer with. */
  get status(): number {
    return STATUS[this.code];
  }
}
