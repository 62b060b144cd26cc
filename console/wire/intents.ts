import type { Language } from '../../handoff/index.ts';

/** An intent of `/intents`. */
export interface IntentAnswer {
  /** `None` holds sentences that no intent should claim. */
  readonly name: string;
  readonly description: string;
  readonly humanOnly: boolean;
  /** The revision of all intents that last changed this one; an edit sends it as `expectedRevision`. */
  readonly revision: number;
  /** How many utterances it has. */
  readonly utterances: Readonly<Record<Language, number>>;
}

/** An utterance of `/intents/{name}/utterances`. */
export interface UtteranceAnswer {
  readonly id: number;
  readonly utterance: string;
  readonly intent: string;
  readonly language: Language;
}

/** A change of `/intents/history`. */
export interface IntentChangeAnswer {
  readonly revision: number;
  readonly at: string;
  readonly author: string;
  readonly authorName: string | null;
  readonly note: string;
  readonly intents: readonly string[];
  readonly added: number;
  readonly removed: number;
}

/** A change of `/intents/history/{revision}`, with its utterances. */
export interface IntentChangeDetailAnswer extends IntentChangeAnswer {
  readonly addedUtterances: readonly UtteranceAnswer[];
  readonly removedUtterances: readonly UtteranceAnswer[];
}

/** What `POST /intents/import` changed, or with `dryRun` would change. */
export interface ImportAnswer {
  readonly dryRun: boolean;
  /** The revision after it (the present one with `dryRun`, or when there was nothing to change). */
  readonly revision: number;
  /** Utterances. */
  readonly added: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly newIntents: readonly string[];
  readonly removedIntents: readonly string[];
  /** Intents whose description or `humanOnly` changes. */
  readonly changedProfiles: readonly string[];
  /** The first hundred utterances of each kind. */
  readonly examples: {
    readonly added: readonly Omit<UtteranceAnswer, 'id'>[];
    readonly removed: readonly Omit<UtteranceAnswer, 'id'>[];
  };
  /** Rows that can't be used; only a dry run has any, without it they refuse the whole file. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** `GET /intents/export`. */
export interface ExportAnswer {
  /** A name for the file. */
  readonly fileName: string;
  readonly contentType: string;
  readonly revision: number;
  readonly content: string;
}
