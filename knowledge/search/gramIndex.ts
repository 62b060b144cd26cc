import { type AskedTerms, countOf, documentOf, Postings, rarestTerms } from './postings.ts';

/**
 * Cosine between the character grams of query and document, which finds words in spite of typos and
 * other forms.
 *
 *   cosine(q, d) = Σ_g q_g · d_g / (|q| · |d|),  q_g = (1 + ln tf) · ln(1 + N / s_g),  d_g = 1 + ln tf
 *
 * with s_g the gram's spread. This is `lnc.ltc` (Manning, Raghavan, Schütze, "Introduction to Information
 * Retrieval", 2008, section 6.4.3): only the query carries idf, so a document's norm doesn't change when
 * others come and go.
 */
export class GramIndex {
  readonly #synonymWeight: number;
  readonly #postings = new Postings<number>();
  readonly #inverseNorms: number[] = [];
  #documents = 0;

  constructor(parameters: { readonly synonymWeight: number }) {
    this.#synonymWeight = parameters.synonymWeight;
  }

  /** Adds a document by the grams of its fields. */
  add(document: number, fields: readonly (readonly number[])[]): void {
    for (const grams of fields) this.#postings.count(grams, 1);
    const squares = this.#postings.add(document, (count) => damped(count) ** 2);
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
  score({ own, also }: AskedTerms<number>, weight: number, scores: Float64Array): void {
    const grams = Array.from(own, ([gram, count]) => this.#weigh(gram, damped(count)));
    const norm = Math.hypot(...grams.map((gram) => gram.weight));
    if (norm === 0) return;
    for (const gram of also) grams.push(this.#weigh(gram, this.#synonymWeight));
    for (const gram of rarestTerms(grams)) {
      this.#addProducts(gram.postings, (weight * gram.weight) / norm, scores);
    }
  }

  /** Memory, in bytes. */
  get bytes(): number {
    return this.#postings.bytes + this.#inverseNorms.length * 8;
  }

  #weigh(gram: number, factor: number) {
    const postings = this.#postings.of(gram);
    const spread = this.#postings.spreadOf(gram);
    const idf = spread > 0 ? Math.log(1 + this.#documents / spread) : 0;
    return { postings, weight: factor * idf };
  }

  #addProducts(postings: Uint32Array, weight: number, scores: Float64Array): void {
    for (let place = 0; place < postings.length; place++) {
      const posting = postings[place] as number;
      const document = documentOf(posting);
      const product =
        weight * (DAMPED[countOf(posting)] as number) * (this.#inverseNorms[document] as number);
      scores[document] = (scores[document] as number) + product;
    }
  }
}

function damped(count: number): number {
  return 1 + Math.log(count);
}

/** {@link damped} of every count that a posting can have. */
const DAMPED = Float64Array.from({ length: 256 }, (_, count) => (count > 0 ? damped(count) : 0));
