import { type IntentModel, NONE, rankIntents } from './intentModel.ts';
import type { Language, Utterance } from './store.ts';
import { fitThreshold, type Outcome } from './threshold.ts';

/** The models of the languages the product knows. */
export type IntentModels = Readonly<Partial<Record<Language, IntentModel>>>;

/** How well a model recognises a test file; shares are 0 to 1, `null` where nothing can be said. */
export interface Evaluation {
  readonly rows: number;
  /** Share of rows whose top intent is right, whatever its confidence. */
  readonly accuracy: number | null;
  readonly macroF1: number | null;
  /** Share of rows in scope that are right and not below the threshold. */
  readonly inScopeAccuracy: number | null;
  /** Share of rows out of scope that are recognised as such at the threshold. */
  readonly outOfScopeRecall: number | null;
  /** Probability that a row in scope is given more confidence than one out of scope. */
  readonly outOfScopeAuroc: number | null;
  readonly calibrationError: number | null;
}

interface Answer extends Outcome {
  readonly row: Utterance;
  readonly intent: string;
}

/**
 * Measures models on rows they have not learned from. The threshold comes from the validation rows,
 * or from the model's own held-out rows when there are none; never from the test rows.
 */
export function evaluateIntents(
  models: IntentModels,
  test: readonly Utterance[],
  validation: readonly Utterance[] = [],
): Evaluation {
  const knowsNone = Object.values(models).some((model) => model.linear.labels.includes(NONE));
  const answers = test.map((row) => answer(row, models));
  const inScope = answers.filter(({ row }) => row.intent !== NONE);
  const outOfScope = answers.filter(({ row }) => row.intent === NONE);
  const judged = knowsNone ? answers : inScope;
  const fitted = validation.filter((row) => row.intent !== NONE).map((row) => answer(row, models));
  const accepted = ({ row, intent, confidence }: Answer) =>
    intent !== NONE &&
    confidence >=
      (fitted.length > 0 ? fitThreshold(fitted) : (models[row.language]?.threshold ?? 0));
  return {
    rows: test.length,
    accuracy: share(judged, ({ right }) => right),
    macroF1: macroF1(judged.map(({ row, intent }) => ({ truth: row.intent, guess: intent }))),
    inScopeAccuracy: share(inScope, (given) => given.right && accepted(given)),
    outOfScopeRecall: share(outOfScope, (given) => !accepted(given)),
    outOfScopeAuroc: auroc(inScope.map(scopeOf), outOfScope.map(scopeOf)),
    calibrationError: calibrationError(inScope),
  };
}

function answer(row: Utterance, models: IntentModels): Answer {
  const model = models[row.language];
  const top = model && rankIntents(row.utterance, model)[0];
  const { intent, confidence } = top ?? { intent: NONE, confidence: 0 };
  return { row, intent, confidence, right: intent === row.intent };
}

function scopeOf({ intent, confidence }: Answer): number {
  return intent === NONE ? -confidence : confidence;
}

/** Share of the items that pass, or `null` when there are none. */
export function share<Item>(items: readonly Item[], passes: (item: Item) => boolean) {
  return items.length === 0 ? null : items.filter(passes).length / items.length;
}

/** A row's true label and the one it was given. */
export interface Guess {
  readonly truth: string;
  readonly guess: string;
}

/** Mean over the true labels of the harmonic mean of precision and recall. */
export function macroF1(guesses: readonly Guess[]): number | null {
  const labels = [...new Set(guesses.map(({ truth }) => truth))];
  if (labels.length === 0) return null;
  const scores = labels.map((label) => {
    const true_ = guesses.filter(({ truth }) => truth === label).length;
    const guessed = guesses.filter(({ guess }) => guess === label).length;
    const both = guesses.filter(({ truth, guess }) => truth === label && guess === label).length;
    return (2 * both) / (true_ + guessed);
  });
  return scores.reduce((sum, score) => sum + score, 0) / labels.length;
}

/** Probability that a positive scores higher than a negative, ties counting half. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const ordered = [...negatives].sort((first, second) => first - second);
  const wins = positives.map((score) => (below(ordered, score) + below(ordered, score, true)) / 2);
  return wins.reduce((sum, count) => sum + count, 0) / positives.length / negatives.length;
}

function below(ordered: readonly number[], score: number, orEqual = false): number {
  let from = 0;
  let to = ordered.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = ordered[middle] as number;
    if (value < score || (orEqual && value === score)) from = middle + 1;
    else to = middle;
  }
  return from;
}

const BINS = 10;

/**
 * Expected calibration error: the distance between confidence and accuracy, averaged over ten bins
 * of confidence weighted by their rows (Naeini, Cooper, Hauskrecht, AAAI 2015).
 */
export function calibrationError(outcomes: readonly Outcome[]): number | null {
  if (outcomes.length === 0) return null;
  const gaps = new Float64Array(BINS);
  for (const { confidence, right } of outcomes) {
    const bin = Math.min(Math.floor(confidence * BINS), BINS - 1);
    gaps[bin] = (gaps[bin] as number) + confidence - Number(right);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / outcomes.length;
}
