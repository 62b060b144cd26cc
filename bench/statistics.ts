/** What a list of durations comes to, in milliseconds. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Median, 99th percentile (nearest rank) and maximum of durations in milliseconds. */
export function spreadOf(durations: readonly number[]): Spread {
  const sorted = [...durations].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return {
    count: sorted.length,
    p50: rounded(rank(0.5)),
    p99: rounded(rank(0.99)),
    max: rounded(rank(1)),
  };
}

/** Two decimals: more would be noise. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
