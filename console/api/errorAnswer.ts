import { HandoffError, type HandoffErrorCode } from '../../handoff/index.ts';
import { KnowledgeError, type KnowledgeErrorCode } from '../../knowledge/index.ts';
import { RecognitionError, type RecognitionErrorCode } from '../../recognizers/index.ts';
import { ConsoleError, type ConsoleErrorCode, type ConsoleErrorDetails } from '../consoleError.ts';
import type { ErrorAnswer } from '../wire.ts';

/** A refusal as HTTP sends it. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: ErrorAnswer;
}

/** Codes of a store's refusals; storage is no room of ours to import, so they are known by name. */
type StoreErrorCode = 'badCursor' | 'cursorExpired' | 'closed' | 'unavailable';

const STATUS: Readonly<
  Record<
    | ConsoleErrorCode
    | HandoffErrorCode
    | KnowledgeErrorCode
    | RecognitionErrorCode
    | StoreErrorCode,
    number
  >
> = {
  invalidRequest: 400,
  invalidJson: 400,
  invalid: 400,
  invalidArticle: 400,
  invalidTaxonomy: 400,
  invalidSynonyms: 400,
  invalidFile: 400,
  invalidIntents: 400,
  invalidQuickReply: 400,
  openVariables: 400,
  badCursor: 400,
  notSignedIn: 401,
  wrongCredentials: 401,
  csrf: 403,
  forbidden: 403,
  foreignOrigin: 403,
  notFound: 404,
  methodNotAllowed: 405,
  alreadyOwned: 409,
  notOwner: 409,
  agentFull: 409,
  agentUnavailable: 409,
  emailTaken: 409,
  lastAdmin: 409,
  conflict: 409,
  intentExists: 409,
  notKept: 409,
  tooMany: 409,
  worseModel: 409,
  trainingRuns: 409,
  tooFewUtterances: 409,
  keepsNoMessages: 409,
  cursorExpired: 410,
  bodyTooLarge: 413,
  unsupportedMediaType: 415,
  tooManyAttempts: 429,
  busy: 503,
  closed: 503,
  unavailable: 503,
};

/** Instead of what the database says, which names its servers. */
const UNAVAILABLE = 'The database does not answer at the moment; send it again';

/** The refusal that an error means; undefined when it is a fault of ours, of which nobody outside is told. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!isRefusal(error)) return undefined;
  const status = STATUS[error.code as keyof typeof STATUS];
  if (status === undefined) return undefined;
  const { fields, retryAfterSeconds, allow }: ConsoleErrorDetails = error;
  return {
    status,
    headers: {
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
      ...(status === 503 && { 'Retry-After': '1' }),
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
      ...(allow !== undefined && { Allow: allow }),
    },
    answer: {
      error: {
        code: error.code,
        message: error.code === 'unavailable' ? UNAVAILABLE : error.message,
        ...(fields && Object.keys(fields).length > 0 && { fields }),
        ...(error instanceof RecognitionError && withComparison(error)),
        ...(error instanceof ConsoleError && error.article),
      },
    },
  };
}

function withComparison({
  comparison,
}: RecognitionError): Pick<ErrorAnswer['error'], 'comparison'> {
  return { ...(comparison && { comparison }) };
}

/** What a fault of ours answers. */
export const INTERNAL_ERROR: Refusal = {
  status: 500,
  headers: {},
  answer: { error: { code: 'internal', message: 'Something went wrong here; it is in the log' } },
};

/** A fault for the log: where it happened, without its message, which can hold a customer's text. */
export function faultOf(error: unknown): { readonly fault: string; readonly frames: string } {
  if (!(error instanceof Error)) return { fault: typeof error, frames: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  return { fault: error.name + code, frames: frames.join('\n') };
}

function isRefusal(
  error: unknown,
): error is Error & ConsoleErrorDetails & { readonly code: string } {
  return (
    error instanceof ConsoleError ||
    error instanceof HandoffError ||
    error instanceof KnowledgeError ||
    error instanceof RecognitionError ||
    (error instanceof Error && error.name === 'StoreError' && 'code' in error)
  );
}
