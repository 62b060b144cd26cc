import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Env } from './env.ts';
import type { FailureLog } from './failureLog.ts';
import type { Log } from './log.ts';
import type { JobLease, JobStore, RetentionStore } from './store.ts';

/** The job under which old records are removed. */
export const RETENTION_JOB = 'retention';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The right to the job lasts for so long and is not given back, so it is done once in that time. */
const EVERY_MS = 60 * 60 * 1000;
/** Conversations and events in one batch: short enough that nobody waits for it noticeably. */
const CONVERSATIONS = 20;
const EVENTS = 500;

/** The pauses of the job, in milliseconds. */
export interface RetentionTiming {
  /** About how often an instance looks whether it is time. */
  readonly lookMs: number;
  /** Between two batches, for the shop's own work. */
  readonly restMs: number;
}

const TIMING: RetentionTiming = { lookMs: 5 * 60 * 1000, restMs: 100 };

/** What the job needs. */
export interface RetentionParts {
  readonly store: { readonly jobs: JobStore; readonly retention: RetentionStore };
  readonly env: Pick<Env, 'TRANSCRIPT_RETENTION_DAYS' | 'EVENT_RETENTION_DAYS'>;
  readonly log: Log;
  readonly failures: FailureLog;
  readonly now: () => Date;
  readonly timing?: RetentionTiming;
}

/** Removes what is older than the settings allow, about once an hour, on one of all instances. */
export function startRetention(parts: RetentionParts): { stop(): Promise<void> } {
  const { failures, timing = TIMING } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const working = (async () => {
    while (await isRested(timing.lookMs * (0.75 + Math.random() / 2), signal)) {
      await removeIfDue({ ...parts, timing }, signal).catch((error: unknown) =>
        failures.failed(error, 'old records not removed'),
      );
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await working;
    },
  };
}

async function removeIfDue(parts: Required<RetentionParts>, signal: AbortSignal): Promise<void> {
  const { log, now, timing, store } = parts;
  const until = () => new Date(now().getTime() + EVERY_MS);
  const request = { holder: randomUUID(), now: now(), until: until() };
  const lease = await store.jobs.acquire(RETENTION_JOB, request);
  if (!lease) return;
  const mayGoOn = async () =>
    (await isRested(timing.restMs, signal)) && store.jobs.prolong(lease, until());
  const removed: Record<string, number> = {};
  try {
    for (const { what, limit, remove } of stepsOf(parts)) {
      let count = limit;
      while (count >= limit && (await mayGoOn())) {
        count = await remove(limit);
        if (count > 0) removed[what] = (removed[what] ?? 0) + count;
      }
    }
    if (signal.aborted) await letOthers(store.jobs, lease);
  } catch (error) {
    await letOthers(store.jobs, lease);
    throw error;
  } finally {
    if (Object.keys(removed).length > 0) log.info(removed, 'old records removed');
  }
}

/** One kind of record to be removed, batch by batch. */
interface Step {
  readonly what: string;
  readonly limit: number;
  readonly remove: (limit: number) => Promise<number>;
}

function stepsOf({ store: { retention }, env, now }: RetentionParts): readonly Step[] {
  const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS);
  const { TRANSCRIPT_RETENTION_DAYS: transcriptDays, EVENT_RETENTION_DAYS: eventDays } = env;
  const transcripts: Step = {
    what: 'conversations',
    limit: CONVERSATIONS,
    remove: (limit) => retention.removeConversations(daysAgo(transcriptDays ?? 0), limit),
  };
  return [
    ...(transcriptDays === undefined ? [] : [transcripts]),
    {
      what: 'events',
      limit: EVENTS,
      remove: (limit) => retention.removeEvents(daysAgo(eventDays), limit),
    },
    { what: 'others', limit: EVENTS, remove: (limit) => retention.tidy(now(), limit) },
  ];
}

async function letOthers(jobs: JobStore, lease: JobLease): Promise<void> {
  await jobs.release(lease).catch(() => undefined); // it runs out by itself
}

/** Resolves after the pause with true, or with false as soon as the signal says stop. */
function isRested(pauseMs: number, signal: AbortSignal): Promise<boolean> {
  return delay(pauseMs, true, { signal, ref: false }).catch(() => false);
}
