import type { ArticleConflictAnswer } from './wire.ts';

/** Why the console refused a request. */
export type ConsoleErrorCode =
  | 'invalidRequest'
  | 'invalidJson'
  | 'unsupportedMediaType'
  | 'bodyTooLarge'
  | 'notSignedIn'
  | 'wrongCredentials'
  | 'tooManyAttempts'
  | 'csrf'
  | 'forbidden'
  | 'foreignOrigin'
  | 'notFound'
  | 'methodNotAllowed'
  | 'emailTaken'
  | 'lastAdmin'
  | 'conflict';

/** What may be told with a refusal. */
export interface ConsoleErrorDetails {
  /** Field of the request → what is wrong with it. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly retryAfterSeconds?: number;
  /** With `methodNotAllowed`: what the path does answer, such as `GET, POST`. */
  readonly allow?: string;
  /** With `conflict` on an article. */
  readonly article?: ArticleConflictAnswer;
  readonly cause?: unknown;
}

/** A refused request, with a code that stays the same. */
export class ConsoleError extends Error {
  override readonly name = 'ConsoleError' as const;
  readonly code: ConsoleErrorCode;
  readonly fields: Readonly<Record<string, string>>;
  readonly retryAfterSeconds: number | undefined;
  readonly allow: string | undefined;
  readonly article: ArticleConflictAnswer | undefined;

  constructor(code: ConsoleErrorCode, message: string, details: ConsoleErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.fields = details.fields ?? {};
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.allow = details.allow;
    this.article = details.article;
  }
}
