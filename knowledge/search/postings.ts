/** Which documents hold a term, and how often: the inverted lists of a search index. */
export class Postings<Term> {
  readonly #entries = new Map<Term, Entry<Term>>();
  /** The terms of each document, so that it can be taken out again. */
  readonly #entriesOf: (readonly Entry<Term>[] | undefined)[] = [];
  /** The terms of the document that is being added. */
  readonly #counted: Entry<Term>[] = [];

  /** Counts terms of the document that is added next, each `weight` times, a whole number. */
  count(terms: readonly Term[], weight: number): void {
    for (const term of terms) {
      let entry = this.#entries.get(term);
      if (entry === undefined) {
        entry = new Entry(term);
        this.#entries.set(term, entry);
      }
      if (entry.counted === 0) this.#counted.push(entry);
      entry.counted += weight;
    }
  }

  /**
   * Adds the document that consists of what was counted. `document` is below 2^24 and not in use; of
   * counts, more than 255 is taken as 255. Returns the sum of what each count is worth.
   */
  add(document: number, worthOf: (count: number) => number): number {
    let sum = 0;
    for (const entry of this.#counted) {
      sum += worthOf(entry.counted);
      entry.add(pack(document, entry.counted));
      entry.counted = 0;
    }
    this.#entriesOf[document] = this.#counted.slice();
    this.#counted.length = 0;
    return sum;
  }

  /**
   * Takes a document out, and the terms that no other holds, lest texts that change for years fill the
   * memory with words that nobody uses. Nothing happens when it isn't there.
   */
  remove(document: number): void {
    for (const entry of this.#entriesOf[document] ?? []) {
      entry.remove(document);
      if (entry.length === 0) this.#entries.delete(entry.term);
    }
    this.#entriesOf[document] = undefined;
  }

  /** Returns the postings of a term, in no order: read each by `documentOf` and `countOf`. */
  of(term: Term): Uint32Array {
    return this.#entries.get(term)?.postings ?? NOTHING;
  }

  /**
   * Returns over how many documents a term is spread: exp of the entropy of its occurrences. Evenly over
   * n documents it is n; twenty times in one and once in each of two others, 1.6. 0 for unknown terms.
   */
  spreadOf(term: Term): number {
    return this.#entries.get(term)?.spread ?? 0;
  }

  /** Memory of the lists, in bytes, and for each term a guess for its entry in the dictionary. */
  get bytes(): number {
    let bytes = this.#entries.size * BYTES_PER_TERM;
    for (const entry of this.#entries.values()) bytes += entry.bytes;
    for (const entries of this.#entriesOf) bytes += 8 * (entries?.length ?? 0);
    return bytes;
  }
}

/** One term's postings. */
class Entry<Term> {
  readonly term: Term;
  length = 0;
  /** How often it was counted in the document that is being added. */
  counted = 0;
  #list = new Uint32Array(2);
  /** Σ tf and Σ tf · ln tf. */
  #count = 0;
  #countLogs = 0;

  constructor(term: Term) {
    this.term = term;
  }

  get postings(): Uint32Array {
    return this.#list.subarray(0, this.length);
  }

  get spread(): number {
    return Math.exp(Math.log(this.#count) - this.#countLogs / this.#count);
  }

  get bytes(): number {
    return this.#list.byteLength;
  }

  add(posting: number): void {
    if (this.length === this.#list.length) {
      const longer = new Uint32Array(this.length * 2);
      longer.set(this.#list);
      this.#list = longer;
    }
    this.#list[this.length++] = posting;
    const count = countOf(posting);
    this.#count += count;
    if (count > 1) this.#countLogs += COUNT_LOGS[count] as number; // of 1 it is 0
  }

  remove(document: number): void {
    let place = 0;
    while (documentOf(this.#list[place] as number) !== document) place += 1;
    const count = countOf(this.#list[place] as number);
    this.#count -= count;
    this.#countLogs -= COUNT_LOGS[count] as number;
    this.#list[place] = this.#list[--this.length] as number;
  }
}

/** What is looked for: the query's own terms with their counts, and what means the same. */
export interface AskedTerms<Term> {
  readonly own: ReadonlyMap<Term, number>;
  readonly also: ReadonlySet<Term>;
}

/** Counts terms. */
export function countTerms<Term>(terms: Iterable<Term>): Map<Term, number> {
  const counts = new Map<Term, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
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

const POSTINGS_READ = 20_000;
const COUNT_BITS = 8;
const MAX_COUNT = 255;
const BYTES_PER_TERM = 200;
const NOTHING = new Uint32Array(0);
/** tf · ln tf of every count that a posting can have. */
const COUNT_LOGS = Float64Array.from({ length: 256 }, (_, count) => count * Math.log(count || 1));
