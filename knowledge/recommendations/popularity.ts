/** After so many days a use counts half. */
const HALF_LIFE_DAYS = 7;
const DAY_MS = 24 * 3_600_000;
/** Articles that are counted; the least used one gives way. */
const MOST_ARTICLES = 10_000;

/**
 * How often articles were used lately. A use of `d` days ago counts 2^(−d / 7), kept as one number each:
 * the logarithm of the sum, which needs no change while time passes.
 */
export class Popularity {
  readonly #logs = new Map<string, number>();

  observe(articleId: string, at: Date): void {
    const use = at.getTime() / DAY_MS / HALF_LIFE_DAYS;
    const known = this.#logs.get(articleId);
    this.#logs.set(articleId, known === undefined ? use : sumOfLogs(known, use));
    if (this.#logs.size > MOST_ARTICLES) this.#dropLeast();
  }

  /** Ids of the articles used most, those with at least `leastUses` (as of now), most used first. */
  top(limit: number, now: Date, leastUses = 1): readonly string[] {
    const today = now.getTime() / DAY_MS / HALF_LIFE_DAYS;
    return [...this.#logs]
      .filter(([, log]) => 2 ** (log - today) >= leastUses)
      .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
      .slice(0, limit)
      .map(([id]) => id);
  }

  #dropLeast(): void {
    const [least] = [...this.#logs].sort((one, other) => one[1] - other[1])[0] ?? [];
    if (least !== undefined) this.#logs.delete(least);
  }
}

/** log2(2^a + 2^b) */
function sumOfLogs(a: number, b: number): number {
  return Math.max(a, b) + Math.log2(1 + 2 ** -Math.abs(a - b));
}
