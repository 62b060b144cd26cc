import { countOf, documentOf, Postings, rarestTerms } from './postings.ts';
import { characterTrigrams } from './textTerms.ts';
import { WordCache } from './wordCache.ts';

/**
 * Cosine between the character trigrams of query and document, which finds words in spite of typos.
 *
 *   cosine(q, d) = Σ_g q_g · d_g / (|q| · |d|),  q_g = (1 + ln tf) · ln(1 + N / n_g),  d_g = 1 + ln tf
 *
 * This is `lnc.ltc` (Manning, Raghavan, Schütze, "Introduction to Information Retrieval", 2008, section
 * 6.4.3): only the query carries idf, so a document's norm doesn't change when others come and go.
 */
export class GramIndex {
  readonly #postings = new Postings<number>();
  readonly #inverseNorms: number[] = [];
  readonly #grams = new WordCache(characterTrigrams);
  #documents = 0;

  /** Adds a document by its words. */
  add(document: number, words: readonly string[]): void {
    const counts = this.#count(words);
    let squares = 0;
    for (const count of counts.values()) squares += damped(count) ** 2;
    this.#postings.add(document, counts);
    this.#inverseNorms[document] = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    this.#documents += 1;
  }

  /** Takes out a document that was added. */
  remove(document: number): void {
    this.#postings.remove(document);
    this.#inverseNorms[document] = 0;
    this.#documents -= 1;
  }

  /** Adds `weight` × cosine to each document's score; see {@link rarestTerms} for large indexes. */
  score(words: readonly string[], weight: number, scores: Float64Array): void {
    const grams = [...this.#count(words)].map(([gram, count]) => {
      const postings = this.#postings.of(gram);
      const idf = postings.length > 0 ? Math.log(1 + this.#documents / postings.length) : 0;
      return { postings, weight: damped(count) * idf };
    });
    const norm = Math.hypot(...grams.map((gram) => gram.weight));
    if (norm === 0) return;
    for (const gram of rarestTerms(grams)) {
      this.#addProducts(gram.postings, (weight * gram.weight) / norm, scores);
    }
  }

  /** Memory, in bytes. */
  get bytes(): number {
    return this.#postings.bytes + this.#inverseNorms.length * 8;
  }

  #addProducts(postings: Uint32Array, weight: number, scores: Float64Array): void {
    for (let place = 0; place < postings.length; place++) {
      const posting = postings[place] as number;
      const document = documentOf(posting);
      const product = weight * damped(countOf(posting)) * (this.#inverseNorms[document] as number);
      scores[document] = (scores[document] as number) + product;
    }
  }

  #count(words: readonly string[]): Map<number, number> {
    const counts = new Map<number, number>();
    for (const word of words) {
      for (const gram of this.#grams.of(word)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
    return counts;
  }
}

function damped(count: number): number {
  return DAMPED[count] ?? 1 + Math.log(count);
}

const DAMPED = Float64Array.from({ length: 256 }, (_, count) =>
  count > 0 ? 1 + Math.log(count) : 0,
);
