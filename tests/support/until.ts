import { setTimeout as delay } from 'node:timers/promises';

/** Between two looks, in milliseconds. */
const LOOK_MS = 20;

/** Looks until what is looked for is there; throws, naming it, when that takes longer than `patienceMs`. */
export async function until(
  what: string,
  isThere: () => boolean | Promise<boolean>,
  patienceMs = 30_000,
): Promise<void> {
  const endAt = performance.now() + patienceMs;
  while (!(await isThere())) {
    if (performance.now() > endAt) throw new Error(`Waited ${patienceMs} ms in vain for ${what}`);
    await delay(LOOK_MS);
  }
}
