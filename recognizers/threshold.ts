/** One recognised text: how sure, and whether the top intent was right. */
export interface Outcome {
  readonly confidence: number;
  readonly right: boolean;
}

/** Accuracy in scope that a threshold may cost, as a share. */
const MAX_LOSS = 0.02;

/**
 * The highest threshold that costs at most two points of accuracy: texts in scope that are right and
 * at or above it, out of all. 0 when there is nothing to fit it on.
 */
export function fitThreshold(inScope: readonly Outcome[]): number {
  const right = inScope
    .filter((outcome) => outcome.right)
    .map((outcome) => outcome.confidence)
    .sort((first, second) => first - second);
  return right[Math.floor(MAX_LOSS * inScope.length)] ?? 0;
}
