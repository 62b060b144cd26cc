import type { TrainingReport } from '../reportTypes.ts';

/** A version against the active one; all shares of 1. */
export interface ModelComparison {
  /** Cross-validated; null where a version has no report. */
  readonly accuracy: number | null;
  readonly activeAccuracy: number | null;
  /** Intents that lost more than the margin, worst first. */
  readonly worseIntents: readonly {
    readonly intent: string;
    readonly f1: number;
    readonly activeF1: number;
  }[];
  /** Whether it is not put to use unless the author insists. */
  readonly isWorse: boolean;
}

/** How much worse a version may be; all shares of 1. */
export interface Margins {
  /** Of accuracy. */
  readonly accuracy: number;
  /** Of an intent's F1, and the fewest utterances from which it counts: of ten, two make .2. */
  readonly f1: number;
  readonly utterances: number;
}

/** One point of accuracy, or 20 of an intent's F1. */
export const MARGINS: Margins = { accuracy: 0.01, f1: 0.2, utterances: 10 };

/** For shares that are equal but for the last bit. */
const EPSILON = 1e-9;

/** What got worse from the active version to this one; without two reports nothing is known to be. */
export function compareReports(
  report: TrainingReport | null,
  active: TrainingReport | null,
  margins: Margins = MARGINS,
): ModelComparison {
  const accuracy = report?.accuracy ?? null;
  const activeAccuracy = active?.accuracy ?? null;
  const lost = (before: number, now: number) => before - now - EPSILON;
  const worseIntents = (active?.intents ?? []).flatMap(({ intent, utterances, f1: activeF1 }) => {
    const own = report?.intents.find((quality) => quality.intent === intent);
    if (!own || Math.min(own.utterances, utterances) < margins.utterances) return [];
    return lost(activeF1, own.f1) > margins.f1 ? [{ intent, f1: own.f1, activeF1 }] : [];
  });
  const isLessAccurate =
    accuracy !== null &&
    activeAccuracy !== null &&
    lost(activeAccuracy, accuracy) > margins.accuracy;
  return {
    ...{ accuracy, activeAccuracy },
    worseIntents: worseIntents.sort(
      (one, other) => lost(other.activeF1, other.f1) - lost(one.activeF1, one.f1),
    ),
    isWorse: isLessAccurate || worseIntents.length > 0,
  };
}
