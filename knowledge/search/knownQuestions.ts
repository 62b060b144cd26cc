import type { TextRun } from './textTerms.ts';

/** The known questions of documents to the letter, capitals and punctuation aside. */
export class KnownQuestions {
  /** Who knows it: mostly one. */
  readonly #holders = new Map<string, number | Set<number>>();
  readonly #questionsOf: (readonly string[] | undefined)[] = [];

  /** Adds a document by its questions. */
  add(document: number, questions: readonly (readonly TextRun[])[]): void {
    const keys = questions.map(keyOf);
    this.#questionsOf[document] = keys;
    for (const key of keys) {
      const holders = this.#holders.get(key);
      if (holders === undefined) this.#holders.set(key, document);
      else if (typeof holders === 'object') holders.add(document);
      else if (holders !== document) this.#holders.set(key, new Set([holders, document]));
    }
  }

  /** Takes out a document that was added. */
  remove(document: number): void {
    for (const key of this.#questionsOf[document] ?? []) {
      const holders = this.#holders.get(key);
      if (typeof holders === 'object') holders.delete(document);
      if (holders === document || (typeof holders === 'object' && holders.size === 0)) {
        this.#holders.delete(key);
      }
    }
    this.#questionsOf[document] = undefined;
  }

  /** Returns the documents that know this question. */
  of(question: readonly TextRun[]): Iterable<number> {
    const holders = question.length === 0 ? undefined : this.#holders.get(keyOf(question));
    if (holders === undefined) return [];
    return typeof holders === 'object' ? holders : [holders];
  }

  /** Memory, in bytes: an estimate, for dictionaries don't tell. */
  get bytes(): number {
    let bytes = 0;
    for (const key of this.#holders.keys()) bytes += BYTES_PER_QUESTION + 2 * key.length;
    return bytes;
  }
}

function keyOf(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join(' ');
}

/** Its entry in the dictionary, its set, and its place in the document's list. */
const BYTES_PER_QUESTION = 300;
