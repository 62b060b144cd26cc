import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { JobLease, JobStore } from './store.ts';

/** How long the right to a job lasts unless it is prolonged, in milliseconds. */
const LEASE_MS = 8_000;

/** The pauses of those who work alone and of those who wait for it, in milliseconds. */
export interface SoleWorkerTiming {
  /** Between two prolongations of the right to a job. */
  readonly prolongMs: number;
  /** About how often those who wait look whether it is their turn. */
  readonly lookMs: number;
  /** How long one waits for its turn: a first start is to be ready within two minutes. */
  readonly patienceMs: number;
}

const TIMING: SoleWorkerTiming = { prolongMs: 2_500, lookMs: 400, patienceMs: 100_000 };

/** What the instance that works alone needs. */
export interface SoleWorkerParts {
  readonly jobs: JobStore;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly timing?: SoleWorkerTiming;
}

/**
 * Does work that one instance at a time may do, and waits for its turn until then. The work looks by
 * itself whether there is something left to do, since others may have done it; its signal aborts
 * when the right to it is lost. Undefined: the others did not let us in time.
 */
export async function asSoleWorker<T>(
  name: string,
  work: (signal: AbortSignal) => Promise<T>,
  { jobs, now, signal, timing = TIMING }: SoleWorkerParts,
): Promise<{ readonly result: T } | undefined> {
  const holder = randomUUID();
  const until = () => new Date(now().getTime() + LEASE_MS);
  const endAt = performance.now() + timing.patienceMs;
  do {
    signal.throwIfAborted();
    const lease = await jobs.acquire(name, { holder, now: now(), until: until() });
    const done = lease && (await underLease(lease, work, { jobs, signal, until, timing }));
    if (done) return done;
    await delay(timing.lookMs * (0.5 + Math.random()), undefined, { signal });
  } while (performance.now() < endAt);
  return undefined;
}

/** Undefined: the lease was lost while the work was under way. */
async function underLease<T>(
  lease: JobLease,
  work: (signal: AbortSignal) => Promise<T>,
  {
    jobs,
    signal,
    until,
    timing,
  }: Pick<Required<SoleWorkerParts>, 'jobs' | 'signal' | 'timing'> & {
    readonly until: () => Date;
  },
): Promise<{ readonly result: T } | undefined> {
  const lost = new AbortController();
  const prolonging = setInterval(() => {
    jobs.prolong(lease, until()).then(
      (isHeld) =>
        isHeld || lost.abort(new Error(`Another instance has taken over "${lease.name}"`)),
      () => undefined, // the next time, or it is lost
    );
  }, timing.prolongMs);
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
