/** How pauses grow, in milliseconds. */
export interface BackOff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * The pause after so many failures in a row, in milliseconds: doubling up to the longest, and of
 * that a random part between half and all, so that instances don't come back in step.
 */
export function backOffMs(
  failures: number,
  { firstMs, longestMs }: BackOff,
  random: () => number = Math.random,
): number {
  const wholeMs = Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1));
  return wholeMs * (0.5 + random() / 2);
}
