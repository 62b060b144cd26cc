import type { UtteranceAnswer } from '../../../wire.ts';

/** A sentence that is to become an utterance of an intent. */
export type NewUtterance = Pick<UtteranceAnswer, 'utterance' | 'language'>;

/** What `PATCH /intents/{name}` takes. */
export interface IntentPatch {
  readonly expectedRevision: number;
  readonly description?: string;
  readonly humanOnly?: boolean;
  readonly add?: readonly NewUtterance[];
  readonly change?: readonly ({ readonly id: number } & Partial<Omit<UtteranceAnswer, 'id'>>)[];
  readonly remove?: readonly number[];
  readonly note?: string;
}
