/** How long things took. */
export interface Times {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** The median and the 99th percentile (nearest rank) of times in milliseconds. */
export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const rank = (share: number) => rounded(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return { count: sorted.length, p50Ms: rank(0.5), p99Ms: rank(0.99) };
}

/** Three significant digits: no measurement here is better. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
