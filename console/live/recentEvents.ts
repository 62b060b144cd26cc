/** An event ready to be sent. */
export interface Frame {
  readonly cursor: string;
  readonly json: string;
}

/** The newest events since this instance follows the log, in its order and without gaps. */
export class RecentEvents {
  readonly #capacity: number;
  readonly #numbers = new Map<string, number>();
  #frames: Frame[] = [];
  /** The number of the first frame that is kept. */
  #first = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  add(frame: Frame): void {
    this.#numbers.set(frame.cursor, this.#first + this.#frames.length);
    this.#frames.push(frame);
    if (this.#frames.length >= 2 * this.#capacity) this.#forget(this.#capacity);
  }

  /** All events after the one of this cursor; undefined when that one isn't kept. */
  after(cursor: string | undefined): readonly Frame[] | undefined {
    const number = cursor === undefined ? undefined : this.#numbers.get(cursor);
    return number === undefined ? undefined : this.#frames.slice(number - this.#first + 1);
  }

  /** Forgets all: what comes next does not follow on what is here. */
  clear(): void {
    this.#forget(this.#frames.length);
  }

  #forget(count: number): void {
    for (const { cursor } of this.#frames.slice(0, count)) this.#numbers.delete(cursor);
    this.#frames = this.#frames.slice(count);
    this.#first += count;
  }
}
