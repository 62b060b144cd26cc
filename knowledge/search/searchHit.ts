/** An article that was found. */
export interface SearchHit {
  readonly articleId: string;
  /**
   * How well it explains the query: near 1 when it holds all of its words, 0 when it holds none.
   * Comparable between searches; repetition lifts it above 1, and a question known to the letter doubles it.
   */
  readonly score: number;
}

/** Puts a hit in its place among the best ones, of which `limit` are kept. */
export function insert(best: SearchHit[], hit: SearchHit, limit: number): void {
  const place = best.findIndex((other) => comesBefore(hit, other));
  best.splice(place < 0 ? best.length : place, 0, hit);
  if (best.length > limit) best.pop();
}

/** Whether a hit is better; equal scores go by the ids. */
export function comesBefore(hit: SearchHit, other: SearchHit): boolean {
  return hit.score > other.score || (hit.score === other.score && hit.articleId < other.articleId);
}
