import { setImmediate as nextTurn } from 'node:timers/promises';

/** So long the event loop may be busy at a stretch, in milliseconds. */
const STRETCH_MS = 10;

/** Passes on what there is to do, one by one; after every stretch of work others have their turn. */
export async function* inStretches<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  let beganAt = performance.now();
  for (const item of items) {
    if (performance.now() - beganAt >= STRETCH_MS) {
      await nextTurn();
      beganAt = performance.now();
    }
    yield item;
  }
}
