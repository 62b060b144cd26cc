import { setMaxListeners } from 'node:events';
import type { EventAnswer } from '../../console/wire.ts';
import { ConsoleClient } from '../support/consoleClient.ts';
import { ADMIN } from '../support/serverProcess.ts';
import { check, type Evidence, type Violation } from './checker.ts';
import { type FaultCounts, wreak } from './faults.ts';
import type { Ground } from './ground.ts';
import { type Crowd, type Load, openLoad } from './load.ts';
import { eventOf, type Raw } from './rawRecords.ts';
import type { LoggedEvent } from './records.ts';
import { type Fault, scheduleOf } from './schedule.ts';
import { settled } from './settled.ts';

/** Claims of the dead last for 60 s; in milliseconds. */
const PATIENCE_MS = 120_000;

/** What a run does. */
export interface RunOptions {
  readonly seed: number;
  readonly minutes: number;
  readonly crowd?: Crowd;
  /** Instead of the schedule of the seed. */
  readonly schedule?: readonly Fault[];
  /** How long things may be on their way after the last fault; 120 s by default. */
  readonly patienceMs?: number;
}

/** What happened, and what was wrong with it. */
export interface RunResult {
  readonly faults: FaultCounts;
  readonly evidence: Evidence;
  readonly violations: readonly Violation[];
  readonly deeds: ReturnType<Load['deeds']>;
  readonly later: Load['later'];
  /** What each instance has printed. */
  readonly logs: readonly string[];
  /** The time from the last fault until nothing was on its way, in seconds. */
  readonly settledSeconds: number;
}

/** Load, faults, calm; then the checker. The ground stays open. */
export async function run(ground: Ground, options: RunOptions): Promise<RunResult> {
  const { seed, minutes, crowd, patienceMs = PATIENCE_MS } = options;
  const { instances, hasNetwork } = ground;
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const urls = instances.map(({ url }) => url);
  try {
    const load = await openLoad({ urls, seed, closing: closing.signal, ...(crowd && { crowd }) });
    const schedule =
      options.schedule ?? scheduleOf({ seed, minutes, instances: instances.length, hasNetwork });
    const faults = await Promise.race([wreak(schedule, instances), load.trouble]);
    const calmSince = Date.now();
    await Promise.race([load.stop(), load.trouble]);
    const end = await settled(
      async () => ({
        journals: load.journals(calmSince),
        records: { ...(await ground.records()), told: [] },
      }),
      patienceMs,
    );
    const told = await Promise.all(urls.map(logFrom));
    const evidence = { ...end, records: { ...end.records, told } };
    const settledSeconds = (Date.now() - calmSince) / 1000;
    const crashes = instances.filter(({ hasCrashed }) => hasCrashed);
    return {
      ...{ faults, evidence, deeds: load.deeds(), later: load.later, settledSeconds },
      logs: instances.map(({ log }) => log),
      violations: [
        ...check(evidence),
        ...crashes.map(({ url, log }) => ({
          rule: 'an instance ends only when it is told to',
          what: `the instance at ${url} ended`,
          evidence: log.slice(-2_000),
        })),
      ],
    };
  } finally {
    closing.abort();
  }
}

/** The whole log, as this instance tells it. */
async function logFrom(url: string): Promise<readonly LoggedEvent[]> {
  const client = await ConsoleClient.signIn(url, ADMIN);
  try {
    const events = await client.list<EventAnswer>('/sync?limit=1000', 'since');
    return events.map(({ cursor, at, event }) => ({
      ...{ cursor, at: Date.parse(at) },
      event: eventOf(event as unknown as Raw),
    }));
  } finally {
    client.leave();
  }
}
