/** A language the product speaks. */
export type Language = 'zh' | 'en';

/** One training sentence of an intent, as its author wrote it. */
export interface Utterance {
  readonly utterance: string;
  /** The intent's name; `None` marks a sentence that no intent should claim. */
  readonly intent: string;
  readonly language: Language;
}

/** A trained model as the store keeps it. */
export interface StoredModel {
  /** Hash of the training data and of the version of the model's code: the same id, the same model. */
  readonly id: string;
  readonly createdAt: Date;
  readonly bytes: Uint8Array;
}

/** What happened to the models, published in one place: the store, with the change itself. */
export type RecognitionEvent = { readonly type: 'modelActivated'; readonly modelId: string };

/** What recognition needs stored. */
export interface IntentStore {
  /** All utterances, in the order in which they were given. */
  utterances(): Promise<readonly Utterance[]>;
  /** Replaces all utterances in one transaction. */
  replaceUtterances(rows: readonly Utterance[]): Promise<void>;
  /** The active model, or `undefined` before the first training. */
  activeModel(): Promise<StoredModel | undefined>;
  /** Stores and activates a model together with its `modelActivated` event, in one transaction. */
  activateModel(model: StoredModel): Promise<void>;
}
