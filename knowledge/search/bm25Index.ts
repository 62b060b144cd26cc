import { type AskedTerms, countOf, documentOf, Postings, rarestTerms } from './postings.ts';

/** How BM25 weighs a term's count and a document's length. */
export interface Bm25Parameters {
  /** Saturation of a term's weighted count, from 0 (counts don't matter). */
  readonly k1: number;
  /** How much long documents pay for their length, 0 to 1. */
  readonly b: number;
  /** What a query's word counts in the self-score: as much as in a field that queries resemble. */
  readonly queryWeight: number;
  /** What a word that means the same counts, where 1 is the query's own word. */
  readonly synonymWeight: number;
}

/** Terms, and how much each of them counts: a whole number. */
export interface WeightedTerms<Term> {
  readonly terms: readonly Term[];
  readonly weight: number;
}

/**
 * BM25 over documents that are numbers.
 *
 *   score(q, d) = Σ_t q_t · idf(t) · tf / (tf + k1 · (1 − b + b · |d| / average))
 *   idf(t)      = ln(1 + (N − s_t + 0.5) / (s_t + 0.5)),  s_t: the term's spread
 *
 * The usual factor k1 + 1 is left out: it would vanish in the division by the self-score. The usual
 * number of documents that hold the term is replaced by its spread ({@link Postings.spreadOf}): a word
 * that half of one article's questions use, and a stray question of two others, is that article's word.
 * Fields enter as BM25F does it: a term's count and the document's length are sums weighted by field.
 * Sources: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009;
 * the idf that is never negative is Lucene's (`BM25Similarity`); weights by entropy: S. Dumais, "Improving
 * the retrieval of information from external sources", 1991 (log-entropy).
 */
export class Bm25Index<Term> {
  readonly #parameters: Bm25Parameters;
  readonly #postings = new Postings<Term>();
  readonly #lengths: number[] = [];
  #documents = 0;
  #totalLength = 0;
  /** k1 · (1 − b + b · |d| / average) for each document; `undefined` after a change. */
  #damping: Float64Array | undefined;

  constructor(parameters: Bm25Parameters) {
    this.#parameters = parameters;
  }

  /** Adds a document by the terms of its fields. */
  add(document: number, fields: readonly WeightedTerms<Term>[]): void {
    for (const { terms, weight } of fields) this.#postings.count(terms, weight);
    const length = this.#postings.add(document, (count) => count);
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
   * count in it, so a query of unknown words scores low everywhere; what means the same doesn't.
   */
  score({ own, also }: AskedTerms<Term>, weight: number, scores: Float64Array): void {
    const { k1, queryWeight, synonymWeight } = this.#parameters;
    const terms = Array.from(own, ([term, count]) => this.#weigh(term, count));
    let selfScore = 0;
    for (const { weight: gain, count } of terms) {
      selfScore += (gain * count * queryWeight) / (count * queryWeight + k1);
    }
    if (selfScore === 0) return;
    for (const term of also) terms.push(this.#weigh(term, synonymWeight));
    for (const term of rarestTerms(terms)) {
      this.#addGains(term.postings, (weight * term.weight) / selfScore, scores);
    }
  }

  /** Memory, in bytes. */
  get bytes(): number {
    return this.#postings.bytes + this.#lengths.length * 16;
  }

  #weigh(term: Term, count: number) {
    const spread = this.#postings.spreadOf(term);
    const idf = Math.log(1 + (this.#documents - spread + 0.5) / (spread + 0.5));
    return { postings: this.#postings.of(term), count, weight: count * idf };
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
