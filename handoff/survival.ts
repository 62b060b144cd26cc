/** A duration that is known to its end, or only to have been longer: the customer left before. */
export interface Duration {
  readonly value: number;
  readonly isOver: boolean;
}

/**
 * The share of durations within a limit, where some are known in part only: one minus the product-limit
 * estimate (Kaplan & Meier 1958). Undefined without any.
 */
export function shareWithin(durations: readonly Duration[], limit: number): number | undefined {
  if (durations.length === 0) return undefined;
  let share = 1;
  for (const [value, left] of steps(durations)) {
    if (value > limit) break;
    share = left;
  }
  return 1 - share;
}

/** The value within which a share, 0 to 1, of the durations lies; the longest known where so many never ended. */
export function quantileWithin(durations: readonly Duration[], share: number): number | undefined {
  let last: number | undefined;
  for (const [value, left] of steps(durations)) {
    last = value;
    if (1 - left >= share) return value;
  }
  return last;
}

/** Where the share of those that go on falls, and to what. */
function* steps(durations: readonly Duration[]): Iterable<readonly [number, number]> {
  const sorted = [...durations].sort(
    (one, other) => one.value - other.value || Number(other.isOver) - Number(one.isOver),
  );
  let left = 1;
  for (const [index, { value, isOver }] of sorted.entries()) {
    if (!isOver) continue;
    left *= 1 - 1 / (sorted.length - index);
    yield [value, left];
  }
}
