import type { RankedIntent } from './intentModel.ts';
import type { Language, Utterance } from './store.ts';

/** A training utterance and what a model said that had not seen it. */
export interface CheckedUtterance extends Utterance {
  /** At most three, likeliest first. */
  readonly ranking: readonly RankedIntent[];
}

/** How well an intent is recognised, in cross-validation; shares of 1. */
export interface IntentQuality {
  readonly intent: string;
  readonly utterances: number;
  /** Of the utterances recognised as this intent, the share that is; `null` when there are none. */
  readonly precision: number | null;
  readonly recall: number;
  readonly f1: number;
}

/** Utterances of one intent that were taken for another. */
export interface Confusion {
  readonly intent: string;
  readonly takenFor: string;
  readonly count: number;
  /** At most three of them. */
  readonly examples: readonly string[];
}

/** An utterance whose label a model, taught by all others, doubts. */
export interface DoubtfulLabel extends Utterance {
  readonly suggested: string;
  /** Confidence in the suggestion, and in the label it has; shares of 1. */
  readonly confidence: number;
  readonly labelConfidence: number;
}

/** The same words in two or more intents. */
export interface SharedUtterance {
  readonly language: Language;
  /** As they were written; they differ in case, spaces or punctuation at most. */
  readonly utterances: readonly string[];
  readonly intents: readonly string[];
}

/** How many utterances an intent has in each language. */
export interface IntentCoverage {
  readonly intent: string;
  readonly utterances: Readonly<Record<Language, number>>;
  /** Languages in which it has too few utterances to be learned well, while others have more. */
  readonly thin: readonly Language[];
}

/** A tenth of the confidences: what was promised and what happened. */
export interface CalibrationPoint {
  /** Where the tenth begins: 0 to .9. */
  readonly from: number;
  readonly count: number;
  /** Mean confidence, and the share that was right; `null` where nothing fell. */
  readonly confidence: number | null;
  readonly accuracy: number | null;
}

/** All that a training says about its data and its model. */
export interface TrainingReport {
  readonly utterances: number;
  /** Cross-validated share of utterances whose likeliest intent is right; `null` without rows. */
  readonly accuracy: number | null;
  readonly macroF1: number | null;
  readonly byLanguage: Readonly<Record<Language, number | null>>;
  readonly calibrationError: number | null;
  /** Worst first. */
  readonly intents: readonly IntentQuality[];
  /** Most frequent first. */
  readonly confusions: readonly Confusion[];
  /** Surest doubt first. */
  readonly doubtfulLabels: readonly DoubtfulLabel[];
  readonly sharedUtterances: readonly SharedUtterance[];
  readonly coverage: readonly IntentCoverage[];
  readonly calibration: readonly CalibrationPoint[];
}

/** What one model made of an utterance. */
export interface Judgement {
  readonly intent: string;
  readonly confidence: number;
}

/** An utterance that two models understand differently. */
export interface ChangedUtterance extends Utterance {
  readonly before: Judgement;
  readonly after: Judgement;
  /** `same`: wrong before and after, but not in the same way. */
  readonly change: 'better' | 'worse' | 'same';
}

/** The difference that a model makes to another; accuracies are shares of 1. */
export interface ModelDifference {
  readonly utterances: number;
  readonly accuracyBefore: number | null;
  readonly accuracyAfter: number | null;
  /** Worse ones first, then better ones. */
  readonly changed: readonly ChangedUtterance[];
}
