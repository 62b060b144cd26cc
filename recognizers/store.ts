/** A language the product speaks. */
export type Language = 'zh' | 'en';

/** One training sentence of an intent, as its author wrote it. */
export interface Utterance {
  readonly utterance: string;
  /** The intent's name; `None` marks a sentence that no intent should claim. */
  readonly intent: string;
  readonly language: Language;
}

/** An utterance in the store. */
export interface StoredUtterance extends Utterance {
  /** 1 and up, in the order in which utterances were added; never given twice. */
  readonly id: number;
}

/** What authors say of an intent beside its utterances. */
export interface IntentProfile {
  readonly name: string;
  /** One line that says what it is about; training learns from it. May be empty. */
  readonly description: string;
  /** Whether a person is asked for at once. */
  readonly humanOnly: boolean;
  /** The revision that last changed the intent or its utterances; 0: none did. */
  readonly revision: number;
}

/** All intents as they were at one revision. */
export interface IntentState {
  readonly revision: number;
  readonly profiles: readonly IntentProfile[];
  /** In the order of their ids. */
  readonly utterances: readonly StoredUtterance[];
}

/** One change of the intents: what each revision did to the one before, by whom and why. */
export interface IntentChange {
  /** 1 and up, without gaps. */
  readonly revision: number;
  readonly at: Date;
  /** An account's id or a program's name. */
  readonly author: string;
  /** What the author said about it; may be empty. */
  readonly note: string;
  /** Names of the intents that it touched. */
  readonly intents: readonly string[];
  /** How many utterances it added and removed. */
  readonly added: number;
  readonly removed: number;
}

/** What a change writes; a changed utterance is one removed and one added. */
export interface IntentEdit {
  readonly change: IntentChange;
  /** Every intent that is touched, as it is from now on. */
  readonly profiles: readonly Omit<IntentProfile, 'revision'>[];
  /** Names of intents that end. */
  readonly ended: readonly string[];
  readonly added: readonly Utterance[];
  /** Ids of utterances that end, those of ended intents among them. */
  readonly removed: readonly number[];
  /** Messages of the inbox that are settled by it: they got this label. */
  readonly labelled?: readonly { readonly id: string; readonly intent: string }[];
}

/** A model's bytes, as the recogniser takes them. */
export interface StoredModel {
  /** The same id, the same model. */
  readonly id: string;
  readonly createdAt: Date;
  readonly bytes: Uint8Array;
}

/** `trained`: never in use; `active`: in use (one at most); `retired`: was in use. */
export type ModelState = 'trained' | 'active' | 'retired';

/** A trained model as authors see it. */
export interface ModelVersion {
  /** As of {@link StoredModel}. */
  readonly id: string;
  /** 1 and up, in the order of training. */
  readonly number: number;
  readonly state: ModelState;
  /** An account's id or a program's name. */
  readonly author: string;
  readonly note: string;
  readonly at: Date;
  /** When it was put to use last; null: never. */
  readonly activatedAt: Date | null;
  /** The revision of the intents that it was trained on. */
  readonly revision: number;
  readonly seed: number;
  /** How many unlabelled messages of the log it was given to learn from. */
  readonly learnedFrom: number;
  /** Names the code and the emotions that it was trained with; others can't be compared byte by byte. */
  readonly trainer: string;
  readonly trainSeconds: number;
  readonly byteLength: number;
  /** Whether the bytes are still kept, so that it can be put to use. */
  readonly isKept: boolean;
  /** Share of utterances recognised when held out, 0 to 1; null without a report. */
  readonly accuracy: number | null;
  /** Whether there is a report. */
  readonly hasReport: boolean;
}

/** A model that is to be stored. */
export interface NewModel
  extends Omit<ModelVersion, 'number' | 'state' | 'activatedAt' | 'isKept' | 'hasReport'> {
  readonly bytes: Uint8Array;
  /** JSON; null: none was made. */
  readonly report: unknown;
}

/** `running`, or how it ended. */
export type TrainingState = 'running' | 'finished' | 'cancelled' | 'failed';

/** The newest training: one at a time, over all instances. */
export interface Training {
  readonly id: string;
  readonly state: TrainingState;
  readonly author: string;
  readonly note: string;
  readonly startedAt: Date;
  /** When its server last said that it goes on, or its end. */
  readonly seenAt: Date;
  /** The revision of the intents that it learns. */
  readonly revision: number;
  readonly seed: number;
  readonly learnFromLog: boolean;
  /** What is under way, such as `zh calibration`; empty before the first step. */
  readonly step: string;
  /** How far the step is, 0 to 1. */
  readonly share: number;
  /** What came of it. */
  readonly modelId: string | null;
  /** Why it failed. */
  readonly error: string | null;
}

/** Why a message is in the inbox of the unanswered. */
export type UnansweredReason = 'notUnderstood' | 'clarified' | 'escalated' | 'wrongIntent';

/** A customer's message without an answer that the bot was sure of, or with a wrong one; masked. */
export interface UnansweredMessage {
  /** Hash of language and normalised text: the same question is kept once. */
  readonly id: string;
  /** Without personal data. */
  readonly text: string;
  readonly language: Language;
  readonly reason: UnansweredReason;
  /** How often it was asked. */
  readonly count: number;
  readonly firstAt: Date;
  /** When, and in which message, it was asked last. */
  readonly lastAt: Date;
  readonly conversationId: string;
  readonly seq: number;
  /** The three likeliest intents at that time, and how far the first was ahead of the second, 0 to 1. */
  readonly ranking: readonly { readonly intent: string; readonly confidence: number }[];
  readonly margin: number;
  /** The intent that an agent said it is not; null: nobody did. */
  readonly wrongIntent: string | null;
  /** The intent that the agent says it is instead; absent: nobody did. */
  readonly rightIntent?: string | null;
  readonly state: 'open' | 'labelled' | 'dismissed';
  /** The intent that it was labelled with. */
  readonly label: string | null;
}

/** A message as it comes to the inbox. */
export type NewUnanswered = Omit<UnansweredMessage, 'count' | 'firstAt' | 'state' | 'label'>;

/** A customer's message that is kept to learn from; masked. */
export interface KeptMessage {
  /** As of {@link UnansweredMessage}. */
  readonly id: string;
  readonly utterance: string;
  readonly language: Language;
  readonly at: Date;
}

/** What happened to intents and models, published in one place: the store, with the change itself. */
export type RecognitionEvent =
  | { readonly type: 'modelActivated'; readonly modelId: string }
  | {
      readonly type: 'intentsChanged';
      readonly revision: number;
      readonly author: string;
      /** At most the first twenty that were touched. */
      readonly intents: readonly string[];
    }
  | { readonly type: 'trainingStarted'; readonly trainingId: string; readonly author: string }
  | {
      readonly type: 'trainingProgress';
      readonly trainingId: string;
      readonly step: string;
      readonly share: number;
    }
  | { readonly type: 'trainingFinished'; readonly trainingId: string; readonly modelId: string }
  | { readonly type: 'trainingCancelled'; readonly trainingId: string }
  | { readonly type: 'trainingFailed'; readonly trainingId: string; readonly error: string };

/** The intents with all their history. */
export interface IntentStore {
  /** The intents as they are, or as they were at a revision; `undefined` for one that is to come. */
  intents(revision?: number): Promise<IntentState | undefined>;
  /** The newest revision; 0 before the first change. */
  revision(): Promise<number>;
  /** All profiles as they are, without the utterances. */
  profiles(): Promise<readonly IntentProfile[]>;
  /** Changes before a revision, newest first. */
  changes(options: {
    readonly before?: number | undefined;
    readonly intent?: string | undefined;
    readonly limit: number;
  }): Promise<readonly IntentChange[]>;
  /** What one change added and removed. */
  changedUtterances(revision: number): Promise<{
    readonly added: readonly StoredUtterance[];
    readonly removed: readonly StoredUtterance[];
  }>;
  /**
   * Writes a change, settles the labelled messages, and tells `intentsChanged`, in one transaction. The
   * change's revision has to be the newest plus one; when it isn't any more, nothing is written.
   */
  saveIntents(edit: IntentEdit): Promise<'saved' | 'conflict'>;
}

/** Trained models and the training under way. */
export interface ModelStore {
  /** The active model, or `undefined` before the first was activated. */
  activeModel(): Promise<StoredModel | undefined>;
  /** A version's bytes; `undefined` when there is no such version or they are not kept any more. */
  model(id: string): Promise<StoredModel | undefined>;
  /** Versions below a number, newest first. */
  models(options: {
    readonly below?: number | undefined;
    readonly limit: number;
  }): Promise<readonly ModelVersion[]>;
  /** A version by its id, or the active one. */
  modelVersion(which: { readonly id: string } | 'active'): Promise<ModelVersion | undefined>;
  /** A version's report, as it was given; null: none. */
  modelReport(id: string): Promise<unknown>;
  /**
   * Stores a version under the next number. Keeps the bytes of so many of the newest and of the active one,
   * and so many versions at all.
   */
  addModel(
    model: NewModel,
    keeping: { readonly bytes: number; readonly versions: number },
  ): Promise<ModelVersion>;
  /** Adds the report of a version that had none. */
  saveReport(id: string, report: unknown, accuracy: number): Promise<void>;
  /**
   * Puts a version to use in the place of the one that is active now (`over`; null: none), with its
   * `modelActivated` event, in one transaction. `conflict`: another is active; `gone`: its bytes are not kept.
   */
  activateModel(
    id: string,
    options: { readonly over: string | null; readonly now: Date },
  ): Promise<'activated' | 'conflict' | 'gone'>;
  /** The newest training. */
  training(): Promise<Training | undefined>;
  /**
   * Writes a training with its event. `begins` replaces the last one; otherwise it is written only while
   * that is the same and still running: false when it is not.
   */
  saveTraining(
    training: Training,
    options: { readonly event: RecognitionEvent | null; readonly begins?: boolean },
  ): Promise<boolean>;
}

/** Customers' messages, masked, for authors to label and for models to learn from. */
export interface UnansweredStore {
  /**
   * Adds messages to the inbox, at most `most` open and as many settled ones, the oldest give way. One that
   * is there already counts once more, unless it is the very same message of the same conversation; a
   * settled one stays settled unless an agent says that its intent was wrong.
   */
  noteUnanswered(messages: readonly NewUnanswered[], most: number): Promise<void>;
  /** Open messages, newest first. */
  unanswered(options: {
    readonly language?: Language | undefined;
    readonly limit: number;
  }): Promise<readonly UnansweredMessage[]>;
  /** Those of these ids that exist, open or not. */
  unansweredByIds(ids: readonly string[]): Promise<readonly UnansweredMessage[]>;
  /** Takes open messages out of the inbox; returns how many. */
  dismissUnanswered(ids: readonly string[]): Promise<number>;
  /** Keeps messages to learn from, each text once, at most `most`: the oldest give way. */
  keepMessages(messages: readonly KeptMessage[], most: number): Promise<void>;
  /** All that are kept, oldest first. */
  keptMessages(): Promise<readonly KeptMessage[]>;
  /** Forgets them all. */
  forgetMessages(): Promise<void>;
}
