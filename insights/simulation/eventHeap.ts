/** What happens at a time; events of the same time happen in the order they were planned in. */
export interface Planned<Event> {
  readonly at: number;
  readonly order: number;
  readonly event: Event;
}

/** Planned events, the next one first: a binary heap. */
export class EventHeap<Event> {
  readonly #heap: Planned<Event>[] = [];
  #planned = 0;

  /** Plans an event. */
  push(at: number, event: Event): void {
    const heap = this.#heap;
    const entry = { at, order: this.#planned++, event };
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent] as Planned<Event>;
      if (!isSooner(entry, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  /** Takes the next event out. */
  pop(): Planned<Event> | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right && isSooner(right, heap[child] as Planned<Event>)) child += 1;
      const below = heap[child] as Planned<Event>;
      if (!isSooner(below, last)) break;
      heap[place] = below;
      place = child;
    }
    heap[place] = last;
    return first;
  }
}

function isSooner<Event>(one: Planned<Event>, other: Planned<Event>): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
