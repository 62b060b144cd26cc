import { setTimeout as delay } from 'node:timers/promises';
import { isStoreAway } from '../handoff/index.ts';
import { type BackOff, backOffMs } from './backOff.ts';

const PAUSES: BackOff = { firstMs: 500, longestMs: 15_000 };

/**
 * Does work that needs the database, again and again with back-off while it is away. Rejects
 * with any other error at once, and when the signal aborts between two attempts.
 */
export async function whenReachable<T>(
  work: () => Promise<T>,
  options: {
    readonly signal: AbortSignal;
    /** Told of each attempt in vain. */
    readonly onAway: (error: Error) => void;
    readonly pauses?: BackOff;
  },
): Promise<T> {
  const { signal, onAway, pauses = PAUSES } = options;
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isStoreAway(error)) throw error;
      onAway(error);
    }
    await delay(backOffMs(failures, pauses), undefined, { signal });
  }
}
