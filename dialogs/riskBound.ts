/**
 * The share of wrong answers that is not exceeded with this confidence, when `wrong` of `answered` were
 * wrong: the upper limit of C. J. Clopper, E. S. Pearson, "The use of confidence or fiducial limits",
 * Biometrika 26, 1934.
 */
export function wrongAtMost(wrong: number, answered: number, confidence: number): number {
  if (wrong >= answered) return 1;
  let low = wrong / answered;
  let high = 1;
  while (high - low > 1e-7) {
    const middle = (low + high) / 2;
    if (chanceOfAtMost(wrong, answered, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** Chance of at most `wrong` wrong ones among `answered`, each wrong with this share. */
function chanceOfAtMost(wrong: number, answered: number, share: number): number {
  let logTerm = answered * Math.log1p(-share);
  let sum = Math.exp(logTerm);
  for (let count = 1; count <= wrong; count += 1) {
    logTerm += Math.log(((answered - count + 1) / count) * (share / (1 - share)));
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}

/** A question that was judged: how sure the policy was of its best article, and whether that was right. */
export interface Judged {
  readonly probability: number;
  readonly right: boolean;
}

/** A risk that is promised, and how surely. */
export interface RiskPromise {
  readonly risk: number;
  readonly confidence: number;
}

/**
 * The least probability at which answering keeps the promise, or undefined when none does. Thresholds
 * are tried from the strictest on that could pass at all, and the first that fails ends the search, so
 * that trying many costs no confidence (fixed sequence testing: A. Angelopoulos et al., "Learn then
 * Test", 2021, arXiv 2110.01052).
 */
export function answerFrom(
  judged: readonly Judged[],
  { risk, confidence }: RiskPromise,
): number | undefined {
  const surest = [...judged].sort((one, other) => other.probability - one.probability);
  const fewest = Math.ceil(Math.log(1 - confidence) / Math.log(1 - risk));
  let wrong = 0;
  let least: number | undefined;
  for (const [index, { probability, right }] of surest.entries()) {
    if (!right) wrong += 1;
    const isLastOfEquals = surest[index + 1]?.probability !== probability;
    if (index + 1 < 2 * fewest || !isLastOfEquals) continue;
    if (wrongAtMost(wrong, index + 1, confidence) > risk) return least;
    least = probability;
  }
  return least;
}
