import type { ConsoleEvent } from '../consoleParts.ts';

/** Ended assignments that are looked back on. */
const REMEMBERED = 100;
/** Fewer tell nothing. */
const LEAST = 3;
/** Assignments under way that are watched; the oldest give way. */
const WATCHED = 10_000;

/** How long assignments took lately, learnt from the events: what estimates of the wait are made of. */
export class HandleTimes {
  readonly #assignedAt = new Map<string, number>();
  #seconds: readonly number[] = [];

  /** Takes note of an event. */
  hear(event: ConsoleEvent, at: Date): void {
    if (event.type === 'assigned') {
      const oldest = this.#assignedAt.size >= WATCHED && this.#assignedAt.keys().next().value;
      if (oldest) this.#assignedAt.delete(oldest);
      this.#assignedAt.set(event.escalationId, at.getTime());
    }
    if (event.type !== 'closed' && event.type !== 'requeued') return;
    const since = this.#assignedAt.get(event.escalationId);
    this.#assignedAt.delete(event.escalationId);
    if (since === undefined || event.type === 'requeued') return;
    const seconds = Math.max(0, (at.getTime() - since) / 1000);
    this.#seconds = [...this.#seconds, seconds].slice(-REMEMBERED);
  }

  /**
   * Seconds until the one at this place (from 1) is served, while `slots` escalations are held at a
   * time: place · mean handle time / slots, the mean wait in a full M/M/c queue. Null when too little is known.
   * https://en.wikipedia.org/wiki/M/M/c_queue
   */
  estimateSeconds(place: number, slots: number): number | null {
    if (this.#seconds.length < LEAST || slots <= 0) return null;
    const mean = this.#seconds.reduce((sum, each) => sum + each, 0) / this.#seconds.length;
    return Math.round((place * mean) / slots);
  }
}
