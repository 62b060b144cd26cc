import type { ModelComparison } from './comparison.ts';

/** Why authors of the bot are refused something. */
export type RecognitionErrorCode =
  /** Rows, names or numbers of them that can't be. */
  | 'invalidIntents'
  /** Too little to learn from. */
  | 'tooFewUtterances'
  /** No such intent, revision or model. */
  | 'notFound'
  | 'intentExists'
  /** Something has changed meanwhile: look again. */
  | 'conflict'
  /** The bytes of an old version are gone. */
  | 'notKept'
  | 'worseModel'
  | 'trainingRuns'
  /** The shop keeps no messages to learn from. */
  | 'keepsNoMessages';

/** A refused request, with a code that stays the same and, for bad input, a message for each field. */
export class RecognitionError extends Error {
  override readonly name = 'RecognitionError';
  readonly code: RecognitionErrorCode;
  /** Field (or `line 3` of a file) → what is wrong with it; empty when no field is to blame. */
  readonly fields: Readonly<Record<string, string>>;
  /** With `worseModel`: what got worse. */
  readonly comparison: ModelComparison | undefined;

  constructor(
    code: RecognitionErrorCode,
    message: string,
    details: {
      readonly fields?: Readonly<Record<string, string>>;
      readonly comparison?: ModelComparison;
    } = {},
  ) {
    super(message);
    this.code = code;
    this.fields = details.fields ?? {};
    this.comparison = details.comparison;
  }
}
