import { NONE } from './intentModel.ts';
import { mean } from './mean.ts';
import type {
  CalibrationPoint,
  CheckedUtterance,
  Confusion,
  IntentQuality,
} from './reportTypes.ts';
import type { Outcome } from './threshold.ts';

/** Precision, recall and F1 of every intent, worst first. */
export function intentQualities(checked: readonly CheckedUtterance[]): readonly IntentQuality[] {
  const counts = new Map<string, { own: number; taken: number; right: number }>();
  const countsOf = (intent: string) => {
    const known = counts.get(intent) ?? { own: 0, taken: 0, right: 0 };
    counts.set(intent, known);
    return known;
  };
  for (const row of checked) {
    const guess = guessOf(row);
    countsOf(row.intent).own += 1;
    countsOf(guess).taken += 1;
    if (guess === row.intent) countsOf(guess).right += 1;
  }
  return [...counts]
    .filter(([, { own }]) => own > 0)
    .map(([intent, { own, taken, right }]) => ({
      intent,
      utterances: own,
      precision: taken === 0 ? null : right / taken,
      recall: right / own,
      f1: (2 * right) / (own + taken),
    }))
    .sort((first, second) => first.f1 - second.f1 || order(first.intent, second.intent));
}

const MOST_EXAMPLES = 3;

/** Which intents were taken for which, most frequent first. */
export function confusions(checked: readonly CheckedUtterance[]): readonly Confusion[] {
  const found = new Map<string, Confusion>();
  for (const row of checked) {
    const takenFor = guessOf(row);
    if (takenFor === row.intent) continue;
    const key = JSON.stringify([row.intent, takenFor]);
    const known = found.get(key) ?? { intent: row.intent, takenFor, count: 0, examples: [] };
    const examples = [...known.examples, row.utterance].slice(0, MOST_EXAMPLES);
    found.set(key, { ...known, count: known.count + 1, examples });
  }
  return [...found.values()].sort(
    (first, second) => second.count - first.count || order(first.intent, second.intent),
  );
}

const TENTHS = 10;

/** What confidence promises and what happens, tenth by tenth. */
export function calibrationCurve(outcomes: readonly Outcome[]): readonly CalibrationPoint[] {
  return Array.from({ length: TENTHS }, (_, tenth) => {
    const own = outcomes.filter(
      ({ confidence }) => Math.min(Math.floor(confidence * TENTHS), TENTHS - 1) === tenth,
    );
    const meanOf = (value: (outcome: Outcome) => number) =>
      own.length === 0 ? null : mean(own.map(value));
    return {
      from: tenth / TENTHS,
      count: own.length,
      confidence: meanOf(({ confidence }) => confidence),
      accuracy: meanOf(({ right }) => Number(right)),
    };
  });
}

function guessOf({ ranking }: CheckedUtterance): string {
  return ranking[0]?.intent ?? NONE;
}

function order(first: string, second: string): number {
  return first < second ? -1 : Number(first > second);
}
