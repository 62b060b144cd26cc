import type { SearchHit } from './searchHit.ts';

/** How sure a search may be about its best hit, in numbers comparable between searches. */
export interface Clearness {
  /** The best hit's score, 0 to 1 (what repetition adds above 1 is cut); 0 without hits. */
  readonly score: number;
  /** How far it is ahead of the second, 0 to 1; the whole score when there is no second. */
  readonly margin: number;
  /** (score + 2 · margin) / 3: told right from wrong hits better than either alone. */
  readonly confidence: number;
}

/**
 * The least confidence that answers without asking back: on five sets of questions in both languages
 * (docs/search.md) 7 to 70 % of the queries reach it, 1 to 6 % of these wrongly; the AUROC of right
 * against wrong hits is .81 to .89, and .73 to .81 for the score alone. An answer policy that knows
 * better sets its own.
 */
export const CLEAR_CONFIDENCE = 0.4;

/** Measures the best of some hits, best first as a search gives them, with two or more asked for. */
export function clearness(hits: readonly SearchHit[]): Clearness {
  const first = hits[0]?.score ?? 0;
  const score = Math.min(1, first);
  const margin = Math.min(1, first - (hits[1]?.score ?? 0));
  return { score, margin, confidence: (score + 2 * margin) / 3 };
}

/** Returns the best hit when it is clear enough to be the answer without asking back. */
export function clearHit<Hit extends SearchHit>(
  hits: readonly Hit[],
  leastConfidence: number = CLEAR_CONFIDENCE,
): Hit | undefined {
  return clearness(hits).confidence >= leastConfidence ? hits[0] : undefined;
}
