const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * How long to wait before the attempt after `failures` failed ones, in milliseconds: exponential
 * with "equal jitter" (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/),
 * so that a restarted server isn't met by everybody at once.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return ceiling / 2 + random() * (ceiling / 2);
}
