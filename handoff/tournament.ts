/** Nobody: the winner of a tournament without a contender. */
export const NOBODY = -1;

/**
 * Knows the place with the highest score while scores change: a complete binary tree whose inner
 * nodes hold the winner of their two children. A change costs the logarithm of the number of places.
 * https://en.wikipedia.org/wiki/K-way_merge_algorithm#Tournament_Tree
 */
export class Tournament {
  readonly #winsTie: (place: number, other: number) => boolean;
  /** Scores by place; -Infinity takes no part. */
  #scores = new Float64Array(0);
  /** Winners; the children of node n are 2n and 2n + 1, the leaves begin at the number of leaves. */
  #winners = new Int32Array(0);

  /** `winsTie` orders places of equal scores. */
  constructor(winsTie: (place: number, other: number) => boolean) {
    this.#winsTie = winsTie;
  }

  /** The place with the highest score, or NOBODY. */
  get winner(): number {
    return this.#winners[1] ?? NOBODY;
  }

  /** The score of a place. */
  scoreAt(place: number): number {
    return this.#scores[place] ?? Number.NEGATIVE_INFINITY;
  }

  /** Sets a place's score; -Infinity takes it out. */
  set(place: number, score: number): void {
    const isOut = score === Number.NEGATIVE_INFINITY;
    if (isOut && this.scoreAt(place) === score) return;
    if (place >= this.#scores.length) this.#grow(place + 1);
    this.#scores[place] = score;
    const leaves = this.#scores.length;
    this.#winners[leaves + place] = isOut ? NOBODY : place;
    for (let node = (leaves + place) >> 1; node >= 1; node >>= 1) this.#play(node);
  }

  #play(node: number): void {
    const left = this.#winners[2 * node] as number;
    const right = this.#winners[2 * node + 1] as number;
    this.#winners[node] = this.#beats(left, right) ? left : right;
  }

  #beats(place: number, other: number): boolean {
    if (other === NOBODY) return true;
    if (place === NOBODY) return false;
    const lead = (this.#scores[place] as number) - (this.#scores[other] as number);
    return lead > 0 || (lead === 0 && this.#winsTie(place, other));
  }

  #grow(places: number): void {
    const leaves = 2 ** Math.ceil(Math.log2(Math.max(2, places)));
    const scores = new Float64Array(leaves).fill(Number.NEGATIVE_INFINITY);
    scores.set(this.#scores);
    this.#scores = scores;
    this.#winners = new Int32Array(2 * leaves).fill(NOBODY);
    for (const [place, score] of scores.entries()) {
      if (score !== Number.NEGATIVE_INFINITY) this.#winners[leaves + place] = place;
    }
    for (let node = leaves - 1; node >= 1; node -= 1) this.#play(node);
  }
}
