import { NOBODY, Tournament } from './tournament.ts';

/**
 * Places in the order of scores of which a part grows with the time since an event, up to an end. All
 * that still grow do so at one rate, so their order stands still; who has reached the end moves, when
 * they are met at the top, to those whose score stands still.
 */
export class Ladder {
  readonly #growing: Tournament;
  readonly #grown: Tournament;
  readonly #growth: Growth;
  /** By place: the score without the growing part, and when that began, in seconds. */
  readonly #fixed: number[] = [];
  readonly #since: number[] = [];

  constructor(growth: Growth, winsTie: (place: number, other: number) => boolean) {
    this.#growth = growth;
    this.#growing = new Tournament(winsTie);
    this.#grown = new Tournament(winsTie);
  }

  /** Gives a place its score. */
  set(place: number, fixed: number, since: number): void {
    this.#fixed[place] = fixed;
    this.#since[place] = since;
    this.#grown.set(place, Number.NEGATIVE_INFINITY);
    this.#growing.set(place, fixed - this.#rate * since);
  }

  /** Takes a place out. */
  clear(place: number): void {
    this.#growing.set(place, Number.NEGATIVE_INFINITY);
    this.#grown.set(place, Number.NEGATIVE_INFINITY);
  }

  /** The place with the highest score at a time in seconds, or NOBODY. */
  best(now: number): number {
    const { weight, seconds } = this.#growth;
    let growing = this.#growing.winner;
    while (growing !== NOBODY && now - (this.#since[growing] as number) >= seconds) {
      this.#growing.set(growing, Number.NEGATIVE_INFINITY);
      this.#grown.set(growing, (this.#fixed[growing] as number) + weight);
      growing = this.#growing.winner;
    }
    const grown = this.#grown.winner;
    if (growing === NOBODY || grown === NOBODY) return growing === NOBODY ? grown : growing;
    const lead = this.#growing.scoreAt(growing) + this.#rate * now - this.#grown.scoreAt(grown);
    return lead > 0 ? growing : grown;
  }

  get #rate(): number {
    return this.#growth.weight / this.#growth.seconds;
  }
}

/** A part of a score: it grows from 0 to `weight` within these seconds. */
export interface Growth {
  readonly weight: number;
  readonly seconds: number;
}
