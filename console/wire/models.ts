import type {
  ModelState,
  SelfTrainings,
  TrainingReport,
  TrainingState,
} from '../../recognizers/index.ts';

/** A version of the model, of `/models`. */
export interface ModelAnswer {
  readonly id: string;
  readonly number: number;
  readonly state: ModelState;
  readonly author: string;
  readonly authorName: string | null;
  readonly note: string;
  readonly at: string;
  readonly activatedAt: string | null;
  /** The revision of the intents that it learned. */
  readonly revision: number;
  readonly seed: number;
  /** Messages of the log that it was given to learn from. */
  readonly learnedFrom: number;
  readonly trainSeconds: number;
  readonly byteLength: number;
  /** Whether it can be put to use: the bytes of old versions are not kept. */
  readonly isKept: boolean;
  /** Cross-validated, 0 to 1; null without a report. */
  readonly accuracy: number | null;
  readonly hasReport: boolean;
}

/** A version against the active one; all shares of 1. */
export interface ModelComparisonAnswer {
  /** Null where a version has no report. */
  readonly accuracy: number | null;
  readonly activeAccuracy: number | null;
  /** Intents that lost more than the margin, worst first: F1 of this version and of the active one. */
  readonly worseIntents: readonly {
    readonly intent: string;
    readonly f1: number;
    readonly activeF1: number;
  }[];
  /** Whether activation needs `force`. */
  readonly isWorse: boolean;
}

/** `GET /models/{id}/report`. */
export interface ModelReportAnswer {
  /** Null: it was never checked. */
  readonly report: TrainingReport | null;
  /** What learning from the log brought, in each language in which it was tried; accuracies cross-validated. */
  readonly selfTraining: SelfTrainings;
}

/** The training under way, or the last one. */
export interface TrainingAnswer {
  readonly id: string;
  readonly state: TrainingState;
  readonly author: string;
  readonly authorName: string | null;
  readonly note: string;
  readonly startedAt: string;
  readonly revision: number;
  readonly seed: number;
  readonly learnFromLog: boolean;
  /** What is under way, such as `zh calibration`; empty before the first step. */
  readonly step: string;
  /** How far the step is, 0 to 1. */
  readonly share: number;
  /** The version that came of it. */
  readonly modelId: string | null;
  /** Why it failed. */
  readonly error: string | null;
}
