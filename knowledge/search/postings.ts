/** Which documents hold a term, and how often: the inverted lists of a search index. */
export class Postings<Term> {
  readonly #numbers = new Map<Term, number>();
  readonly #terms: (Term | undefined)[] = [];
  readonly #lists: Uint32Array[] = [];
  readonly #lengths: number[] = [];
  /** Σ tf and Σ tf · ln tf of each term, which its spread is computed from. */
  readonly #counts: number[] = [];
  readonly #countLogs: number[] = [];
  readonly #freeNumbers: number[] = [];
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

  /** Takes a document out, and the terms that no other holds; nothing happens when it isn't there. */
  remove(document: number): void {
    for (const number of this.#termsOf[document] ?? []) {
      const list = this.#list(number);
      const last = (this.#lengths[number] ?? 0) - 1;
      const place = list.findIndex((posting) => documentOf(posting) === document);
      this.#count(number, countOf(list[place] ?? 0), -1);
      list[place] = list[last] ?? 0;
      this.#lengths[number] = last;
      if (last === 0) this.#forget(number);
    }
    this.#termsOf[document] = undefined;
  }

  /** Returns the postings of a term, in no order: read each by `documentOf` and `countOf`. */
  of(term: Term): Uint32Array {
    const number = this.#numbers.get(term);
    if (number === undefined) return NOTHING;
    return this.#list(number).subarray(0, this.#lengths[number]);
  }

  /**
   * Returns over how many documents a term is spread: exp of the entropy of its occurrences. Evenly over
   * n documents it is n; twenty times in one and once in each of two others, 1.6. 0 for unknown terms.
   */
  spreadOf(term: Term): number {
    const number = this.#numbers.get(term);
    if (number === undefined) return 0;
    const count = this.#counts[number] as number;
    return Math.exp(Math.log(count) - (this.#countLogs[number] as number) / count);
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
    const number = this.#freeNumbers.pop() ?? this.#lists.length;
    this.#numbers.set(term, number);
    this.#terms[number] = term;
    this.#lists[number] = new Uint32Array(2);
    this.#lengths[number] = 0;
    this.#counts[number] = 0;
    this.#countLogs[number] = 0;
    return number;
  }

  /** Without this, texts that change for years would fill the memory with words that nobody uses. */
  #forget(number: number): void {
    this.#numbers.delete(this.#terms[number] as Term);
    this.#terms[number] = undefined;
    this.#lists[number] = NOTHING;
    this.#freeNumbers.push(number);
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
    this.#count(number, countOf(posting), 1);
  }

  #count(number: number, count: number, sign: 1 | -1): void {
    this.#counts[number] = (this.#counts[number] as number) + sign * count;
    this.#countLogs[number] =
      (this.#countLogs[number] as number) + sign * count * Math.log(count || 1);
  }

  #list(number: number): Uint32Array {
    return this.#lists[number] ?? NOTHING;
  }
}

/** What is looked for: the query's own terms with their counts, and what means the same. */
export interface AskedTerms<Term> {
  readonly own: ReadonlyMap<Term, number>;
  readonly also: ReadonlySet<Term>;
}

/** Counts terms. */
export function countTerms<Term>(
  terms: Iterable<Term>,
  counts: Map<Term, number> = new Map(),
  weight = 1,
): Map<Term, number> {
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight);
  return counts;
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
