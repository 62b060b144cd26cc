import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { JobLease, JobStore } from './store.ts';

/** How long the right to a job lasts unless it is prolonged, in milliseconds. */
const LEASE_MS = 8_000;
const PROLONG_MS = 2_500;
/** About how often those who wait look whether it is their turn, in milliseconds. */
const LOOK_MS = 400;
/** How long one waits for its turn, in milliseconds: a first start is to be ready within two minutes. */
const PATIENCE_MS = 100_000;

/** What the instance that works alone needs. */
export interface SoleWorkerParts {
  readonly jobs: JobStore;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Default: a hundred seconds. */
  readonly patienceMs?: number;
}

/**
 * Does work that one instance at a time may do, and waits for its turn until then. The work looks by
 * itself whether there is something left to do, since others may have done it; its signal aborts
 * when the right to it is lost. Undefined: the others did not let us in time.
 */
export async function asSoleWorker<T>(
  name: string,
  work: (signal: AbortSignal) => Promise<T>,
  { jobs, now, signal, patienceMs = PATIENCE_MS }: SoleWorkerParts,
): Promise<{ readonly result: T } | undefined> {
  const holder = randomUUID();
  const until = () => new Date(now().getTime() + LEASE_MS);
  const endAt = performance.now() + patienceMs;
  do {
    signal.throwIfAborted();
    const lease = await jobs.acquire(name, { holder, now: now(), until: until() });
    const done = lease && (await underLease(lease, work, { jobs, signal, until }));
    if (done) return done;
    await delay(LOOK_MS * (0.5 + Math.random()), undefined, { signal });
  } while (performance.now() < endAt);
  return undefined;
}

/** Undefined: the lease was lost while the work was under way. */
async function underLease<T>(
  lease: JobLease,
  work: (signal: AbortSignal) => Promise<T>,
  { jobs, signal, until }: Pick<SoleWorkerParts, 'jobs' | 'signal'> & { until: () => Date },
): Promise<{ readonly result: T } | undefined> {
  const lost = new AbortController();
  const prolonging = setInterval(() => {
    jobs.prolong(lease, until()).then(
      (isHeld) =>
        isHeld || lost.abort(new Error(`Another instance has taken over "${lease.name}"`)),
      () => undefined, // the next time, or it is lost
    );
  }, PROLONG_MS);
  try {
    return { result: await work(AbortSignal.any([signal, lost.signal])) };
  } catch (error) {
    if (lost.signal.aborted && !signal.aborted) return undefined;
    throw error;
  } finally {
    clearInterval(prolonging);
    await jobs.release(lease).catch(() => undefined); // it runs out by itself
  }
}
