/**
 * The words of the documents, asked for the one that was meant by a word that none of them holds.
 * Near is who differs by one edit (two from eight letters on): a letter missing, too many, another one,
 * or two neighbours exchanged (optimal string alignment: Damerau 1964, Levenshtein 1966).
 */
export class Vocabulary {
  /** In how many documents a word occurs. */
  readonly #holders = new Map<string, number>();
  readonly #byLength: Words[] = [];
  readonly #wordsOf: (readonly string[] | undefined)[] = [];

  /** Adds a document by its words. */
  add(document: number, words: Iterable<string>): void {
    const distinct = [...new Set(words)];
    this.#wordsOf[document] = distinct;
    for (const word of distinct) {
      const holders = this.#holders.get(word) ?? 0;
      this.#holders.set(word, holders + 1);
      if (holders === 0) this.#wordsOfLength(word.length).add(word);
    }
  }

  /** Takes out a document that was added, and the words that no other holds. */
  remove(document: number): void {
    for (const word of this.#wordsOf[document] ?? []) {
      const holders = (this.#holders.get(word) ?? 1) - 1;
      if (holders > 0) {
        this.#holders.set(word, holders);
      } else {
        this.#holders.delete(word);
        this.#wordsOfLength(word.length).remove(word);
      }
    }
    this.#wordsOf[document] = undefined;
  }

  /**
   * Returns the words, those that no document holds replaced by the nearest that some do; of equally near
   * ones the one with the same first letter, then the commonest. Short words, numbers and words without
   * anything near stay; so does what comes after `MOST_CORRECTED` corrections, to bound the time.
   */
  correct(words: readonly string[]): readonly string[] {
    let corrections = 0;
    return words.map((word) => {
      if (word.length < SHORTEST || this.#holders.has(word) || /\p{N}/u.test(word)) return word;
      corrections += 1;
      return corrections > MOST_CORRECTED ? word : (this.#nearest(word) ?? word);
    });
  }

  /** Memory, in bytes: an estimate, for dictionaries don't tell. */
  get bytes(): number {
    const references = this.#wordsOf.reduce((sum, words) => sum + (words?.length ?? 0), 0);
    return this.#holders.size * BYTES_PER_WORD + references * 8;
  }

  #nearest(word: string): string | undefined {
    const most = word.length >= LONG ? 2 : 1;
    let nearest: string | undefined;
    let best = Number.NEGATIVE_INFINITY;
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const candidate of this.#byLength[length]?.like(word, most) ?? []) {
        const edits = editsBetween(word, candidate, most);
        if (edits > most) continue;
        const holders = this.#holders.get(candidate) ?? 0;
        const fitness = -10 * edits + 3 * Number(candidate[0] === word[0]) + Math.log(holders);
        if (fitness > best) {
          best = fitness;
          nearest = candidate;
        }
      }
    }
    return nearest;
  }

  #wordsOfLength(length: number): Words {
    this.#byLength[length] ??= new Words();
    return this.#byLength[length];
  }
}

/** Words of one length, each with the set of its letters as bits: most of them are out at a glance. */
class Words {
  readonly #words: string[] = [];
  readonly #letters: number[] = [];
  readonly #places = new Map<string, number>();

  add(word: string): void {
    this.#places.set(word, this.#words.length);
    this.#words.push(word);
    this.#letters.push(lettersOf(word));
  }

  remove(word: string): void {
    const place = this.#places.get(word);
    if (place === undefined) return;
    const last = this.#words.pop() as string;
    const letters = this.#letters.pop() as number;
    this.#places.delete(word);
    if (last === word) return;
    this.#words[place] = last;
    this.#letters[place] = letters;
    this.#places.set(last, place);
  }

  /** Words whose letters could be those of `word` after so many edits: an edit changes two at most. */
  *like(word: string, edits: number): Generator<string> {
    const wanted = lettersOf(word);
    for (let place = 0; place < this.#words.length; place++) {
      if (bitsIn(wanted ^ (this.#letters[place] as number)) <= 2 * edits) {
        yield this.#words[place] as string;
      }
    }
  }
}

/** Edits that make one word of the other; more than `most` is only said to be more. */
function editsBetween(word: string, other: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= word.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = word[row - 1] === other[column - 1];
      let edits = Math.min(
        (previous[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (previous[column - 1] as number) + (same ? 0 : 1),
      );
      const exchanged = word[row - 1] === other[column - 2] && word[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && exchanged) {
        edits = Math.min(edits, (before[column - 2] as number) + 1);
      }
      current.push(edits);
    }
    if (Math.min(...current) > most) return most + 1;
    before = previous;
    previous = current;
  }
  return previous[other.length] as number;
}

function lettersOf(word: string): number {
  let bits = 0;
  for (let place = 0; place < word.length; place++) bits |= 1 << (word.charCodeAt(place) & 31);
  return bits;
}

function bitsIn(bits: number): number {
  let rest = bits;
  let count = 0;
  for (; rest !== 0; count++) rest &= rest - 1;
  return count;
}

const SHORTEST = 4;
const LONG = 8;
const MOST_CORRECTED = 12;
const BYTES_PER_WORD = 200;
