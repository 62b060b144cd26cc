import type { HeardEvent } from '../../handoff/store.ts';
import type { BatonEvent } from '../store.ts';

/** Events kept at least, so that whoever reads on from one of them needs no stream of their own. */
const KEPT = 2_000;

/** The newest events that were heard, without gaps from `start` or the oldest that is kept. */
export class RecentEvents {
  readonly #numbers = new Map<string, number>();
  #events: HeardEvent<BatonEvent>[] = [];
  /** The number of the first event that is kept. */
  #first = 1;
  #end: string;

  /** `start`: the cursor before the first. */
  constructor(start: string) {
    this.#numbers.set(start, 0);
    this.#end = start;
  }

  /** The cursor of the newest event, or where listening began. */
  get end(): string {
    return this.#end;
  }

  add(event: HeardEvent<BatonEvent>): void {
    this.#numbers.set(event.cursor, this.#first + this.#events.length);
    this.#events.push(event);
    this.#end = event.cursor;
    if (this.#events.length >= 2 * KEPT) this.#forget(KEPT);
  }

  /** At most `limit` events after the cursor; undefined when it is not kept. */
  after(cursor: string, limit: number): readonly HeardEvent<BatonEvent>[] | undefined {
    const number = this.#numbers.get(cursor);
    if (number === undefined) return undefined;
    const from = number + 1 - this.#first;
    return this.#events.slice(from, from + limit);
  }

  /** At most `limit` of the oldest events that are kept. */
  oldest(limit: number): readonly HeardEvent<BatonEvent>[] {
    return this.#events.slice(0, limit);
  }

  /** The cursors before the last forgotten event are known no more. */
  #forget(count: number): void {
    const last = this.#first + count - 1;
    for (const [cursor, number] of this.#numbers) {
      if (number >= last) break;
      this.#numbers.delete(cursor);
    }
    this.#events = this.#events.slice(count);
    this.#first += count;
  }
}
