import { setTimeout as delay } from 'node:timers/promises';
import type { Instance } from './instance.ts';
import type { Fault } from './schedule.ts';

/** How often a fault that has to wait looks whether it may come, in milliseconds. */
const LOOK_MS = 100;

/** How many faults of each kind there were. */
export type FaultCounts = Record<Fault['kind'], number>;

/**
 * Lets the faults befall the instances; one of them (if there are several) is at work at any time.
 * Resolves when the last fault is over and all are at work again; rejects when one did not come back.
 */
export async function wreak(
  schedule: readonly Fault[],
  instances: readonly Instance[],
): Promise<FaultCounts> {
  const counts: FaultCounts = { kill: 0, stop: 0, pause: 0, cut: 0, freeze: 0 };
  const mostAway = Math.max(1, instances.length - 1);
  const underWay: Promise<void>[] = [];
  const troubles: unknown[] = [];
  for (const fault of schedule) {
    await delay(fault.afterMs);
    while (instances.filter(({ isAway }) => isAway).length >= mostAway) await delay(LOOK_MS);
    const victim = instances
      .map((_, step) => instances[(fault.instance + step) % instances.length])
      .find((instance) => instance && !instance.isAway && !instance.hasCrashed);
    if (!victim) continue;
    counts[fault.kind] += 1;
    underWay.push(
      victim.suffer(fault).catch((error: unknown) => {
        troubles.push(error);
      }),
    );
  }
  await Promise.all(underWay);
  if (troubles.length > 0) throw new AggregateError(troubles, 'An instance did not come back');
  return counts;
}
