import { seededRandom } from '../support/seededRandom.ts';

/** Longer than a lease on turns (30 s), in milliseconds. */
const LONG_PAUSE_MS = 35_000;
/** Longer than a claim on a message to be sent (60 s), in milliseconds. */
const LONGEST_PAUSE_MS = 65_000;
/** Between two faults, in milliseconds. */
const SHORTEST_GAP_MS = 300;
const LONGEST_GAP_MS = 4_500;

/**
 * Something that befalls an instance. `kill`: SIGKILL and start; `stop`: SIGTERM and start;
 * `pause`: SIGSTOP for a while; `cut`: its connections to the database break; `freeze`: they go
 * silent for a while.
 */
export interface Fault {
  /** Since the fault before it began, in milliseconds. */
  readonly afterMs: number;
  readonly kind: 'kill' | 'stop' | 'pause' | 'cut' | 'freeze';
  /** Place of the instance; when it is away, the next that is not. */
  readonly instance: number;
  /** How long a pause or a freeze lasts, in milliseconds. */
  readonly forMs: number;
}

/** What the schedule is for. */
export interface ScheduleOptions {
  readonly seed: number;
  readonly minutes: number;
  readonly instances: number;
  /** Whether a network lies between the instances and their database. */
  readonly hasNetwork: boolean;
}

/** The faults of a run, the same for the same seed; each minute has a pause that outlasts leases. */
export function scheduleOf(options: ScheduleOptions): readonly Fault[] {
  const random = seededRandom(options.seed);
  const endMs = options.minutes * 60_000;
  const faults: Fault[] = [];
  let longPauses = 0;
  for (let atMs = 0; ; ) {
    const afterMs = random.between(SHORTEST_GAP_MS, LONGEST_GAP_MS);
    atMs += afterMs;
    if (atMs > endMs) return faults;
    const instance = random.whole(0, options.instances - 1);
    const dueForLong = atMs > 10_000 + longPauses * 60_000 && atMs + LONG_PAUSE_MS < endMs;
    if (dueForLong) {
      longPauses += 1;
      const forMs = longPauses % 5 === 0 ? LONGEST_PAUSE_MS : LONG_PAUSE_MS;
      faults.push({ afterMs, kind: 'pause', instance, forMs });
    } else {
      const kind = pick(random.between(0, 1), options.hasNetwork);
      faults.push({ afterMs, kind, instance, forMs: random.between(500, 7_000) });
    }
  }
}

function pick(chance: number, hasNetwork: boolean): Fault['kind'] {
  if (chance < 0.3) return 'kill';
  if (chance < 0.4) return 'stop';
  if (chance < 0.6) return 'pause';
  if (!hasNetwork) return 'kill';
  return chance < 0.85 ? 'cut' : 'freeze';
}
