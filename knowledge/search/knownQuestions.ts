import { type TextRun, textRuns } from './textTerms.ts';

/** The known questions of documents to the letter, capitals and punctuation aside. */
export class KnownQuestions {
  readonly #holders = new Map<string, Set<number>>();
  readonly #questionsOf: (readonly string[] | undefined)[] = [];

  /** Adds a document by its questions. */
  add(document: number, questions: readonly string[]): void {
    const keys = questions.map((question) => keyOf(textRuns(question)));
    this.#questionsOf[document] = keys;
    for (const key of keys) {
      this.#holders.set(key, (this.#holders.get(key) ?? new Set()).add(document));
    }
  }

  /** Takes out a document that was added. */
  remove(document: number): void {
    for (const key of this.#questionsOf[document] ?? []) {
      const holders = this.#holders.get(key);
      holders?.delete(document);
      if (holders?.size === 0) this.#holders.delete(key);
    }
    this.#questionsOf[document] = undefined;
  }

  /** Returns the documents that know this question. */
  of(question: readonly TextRun[]): Iterable<number> {
    return question.length === 0 ? [] : (this.#holders.get(keyOf(question)) ?? []);
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
