/** Which documents hold a term, and how often: the inverted lists of a search index. */
export class Postings<Term> {
  readonly #numbers = new Map<Term, number>();
  readonly #lists: Uint32Array[] = [];
  readonly #lengths: number[] = [];
  /** The terms of each document, so that it can be taken out again. */
  readonly #termsOf: (Uint32Array | undefined)[] = [];

  /**
   * Adds a document. `document` is below 2^24 and not in use; counts are whole numbers, of which more
   * than 255 is taken as 255.
   */
  add(document: number, counts: ReadonlyMap<Term, number>): void {
    const terms = new Uint32Array(counts.size);
    let place = 0;
    for (const [term, count] of counts) {
      const number = this.#numberOf(term);
      terms[place++] = number;
      this.#append(number, pack(document, count));
    }
    this.#termsOf[document] = terms;
  }

  /** Takes a document out; nothing happens when it isn't there. */
  remove(document: number): void {
    for (const number of this.#termsOf[document] ?? []) {
      const list = this.#list(number);
      const last = (this.#lengths[number] ?? 0) - 1;
      const place = list.findIndex((posting) => documentOf(posting) === document);
      list[place] = list[last] ?? 0;
      this.#lengths[number] = last;
    }
    this.#termsOf[document] = undefined;
  }

  /** Returns the postings of a term, in no order: read each by `documentOf` and `countOf`. */
  of(term: Term): Uint32Array {
    const number = this.#numbers.get(term);
    if (number === undefined) return NOTHING;
    return this.#list(number).subarray(0, this.#lengths[number]);
  }

  /** Memory of the lists, in bytes, and for each term a guess for its entry in the dictionary. */
  get bytes(): number {
    const lists = [...this.#lists, ...this.#termsOf].reduce(
      (sum, l) => sum + (l?.byteLength ?? 0),
      0,
    );
    return lists + this.#numbers.size * BYTES_PER_TERM;
  }

  #numberOf(term: Term): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#lists.length;
    this.#numbers.set(term, number);
    this.#lists.push(new Uint32Array(2));
    this.#lengths.push(0);
    return number;
  }

  #append(number: number, posting: number): void {
    let list = this.#list(number);
    const length = this.#lengths[number] ?? 0;
    if (length === list.length) {
      const longer = new Uint32Array(length * 2);
      longer.set(list);
      this.#lists[number] = longer;
      list = longer;
    }
    list[length] = posting;
    this.#lengths[number] = length + 1;
  }

  #list(number: number): Uint32Array {
    return this.#lists[number] ?? NOTHING;
  }
}

/** Returns the document of a posting. */
export function documentOf(posting: number): number {
  return posting >>> COUNT_BITS;
}

/** Returns how often the posting's term occurs in its document, 1 to 255. */
export function countOf(posting: number): number {
  return posting & MAX_COUNT;
}

/**
 * Returns the terms worth reading: the rarest first, until `POSTINGS_READ` postings, and at least one.
 * In a large index the commonest terms, which tell least, are left out, so that the time stays bounded;
 * below some thousand documents nothing is.
 */
export function rarestTerms<Term extends { readonly postings: Uint32Array }>(
  terms: readonly Term[],
): readonly Term[] {
  const sorted = terms
    .filter((term) => term.postings.length > 0)
    .sort((a, b) => a.postings.length - b.postings.length);
  let read = 0;
  return sorted.filter((term, place) => {
    read += term.postings.length;
    return place === 0 || read <= POSTINGS_READ;
  });
}

/** A posting is one number: the document in the upper 24 bits, the count in the lower 8. */
function pack(document: number, count: number): number {
  return ((document << COUNT_BITS) | Math.min(count, MAX_COUNT)) >>> 0;
}

const POSTINGS_READ = 40_000;
const COUNT_BITS = 8;
const MAX_COUNT = 255;
const BYTES_PER_TERM = 150;
const NOTHING = new Uint32Array(0);
