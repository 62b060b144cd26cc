import { countOf, documentOf, Postings, rarestTerms } from './postings.ts';

/** How BM25 weighs a term's count and a document's length. */
export interface Bm25Parameters {
  /** Saturation of a term's count, from 0 (counts don't matter); usually 1.2 to 2. */
  readonly k1: number;
  /** How much long documents pay for their length, 0 to 1. */
  readonly b: number;
}

/**
 * The upper end of the usual range for k1 (Robertson & Zaragoza 2009, section 3.4.1): an article repeats
 * itself in its questions, so a term's count says more than in prose.
 */
export const BM25_DEFAULTS: Bm25Parameters = { k1: 2, b: 0.75 };

/**
 * BM25 over documents that are numbers.
 *
 *   score(q, d) = Σ_t q_t · idf(t) · tf / (tf + k1 · (1 − b + b · |d| / average))
 *   idf(t)      = ln(1 + (N − n_t + 0.5) / (n_t + 0.5))
 *
 * The usual factor k1 + 1 is left out: it would vanish in the division by the self-score.
 * Fields enter as BM25F does it: a term's count and the document's length are sums weighted by field.
 * Sources: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009;
 * the idf that is never negative is Lucene's (`BM25Similarity`).
 */
export class Bm25Index {
  readonly #parameters: Bm25Parameters;
  readonly #postings = new Postings<string>();
  readonly #lengths: number[] = [];
  #documents = 0;
  #totalLength = 0;
  /** k1 · (1 − b + b · |d| / average) for each document; `undefined` after a change. */
  #damping: Float64Array | undefined;

  constructor(parameters: Bm25Parameters = BM25_DEFAULTS) {
    this.#parameters = parameters;
  }

  /** Adds a document by the weighted counts of its terms. */
  add(document: number, counts: ReadonlyMap<string, number>): void {
    const length = [...counts.values()].reduce((sum, count) => sum + count, 0);
    this.#postings.add(document, counts);
    this.#lengths[document] = length;
    this.#documents += 1;
    this.#totalLength += length;
    this.#damping = undefined;
  }

  /** Takes out a document that was added. */
  remove(document: number): void {
    this.#postings.remove(document);
    this.#documents -= 1;
    this.#totalLength -= this.#lengths[document] ?? 0;
    this.#lengths[document] = 0;
    this.#damping = undefined;
  }

  /**
   * Adds `weight` × score(q, d) / selfScore(q) to each document's score, where selfScore is what a
   * document of average length would get that consists of the query alone. Terms that no document holds
   * count in it, so a query of unknown words scores low everywhere.
   */
  score(query: ReadonlyMap<string, number>, weight: number, scores: Float64Array): void {
    const terms = [...query].map(([term, count]) => {
      const postings = this.#postings.of(term);
      return { postings, count, weight: count * this.#idf(postings.length) };
    });
    const { k1 } = this.#parameters;
    const selfScore = terms.reduce((sum, t) => sum + (t.weight * t.count) / (t.count + k1), 0);
    for (const term of rarestTerms(terms)) {
      this.#addGains(term.postings, (weight * term.weight) / selfScore, scores);
    }
  }

  /** Memory, in bytes. */
  get bytes(): number {
    return this.#postings.bytes + this.#lengths.length * 16;
  }

  #addGains(postings: Uint32Array, weight: number, scores: Float64Array): void {
    const damping = this.#currentDamping();
    for (let place = 0; place < postings.length; place++) {
      const posting = postings[place] as number;
      const document = documentOf(posting);
      const count = countOf(posting);
      const gain = (weight * count) / (count + (damping[document] as number));
      scores[document] = (scores[document] as number) + gain;
    }
  }

  #idf(holders: number): number {
    return Math.log(1 + (this.#documents - holders + 0.5) / (holders + 0.5));
  }

  #currentDamping(): Float64Array {
    const { k1, b } = this.#parameters;
    const average = this.#totalLength / Math.max(1, this.#documents) || 1;
    this.#damping ??= Float64Array.from(
      this.#lengths,
      (length) => k1 * (1 - b + (b * length) / average),
    );
    return this.#damping;
  }
}
