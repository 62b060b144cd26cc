/**
 * The words of the documents, asked for the one that was meant by a word that none of them holds.
 * Near is who differs by one edit (two from eight letters on): a letter missing, too many, another one,
 * or two neighbours exchanged (optimal string alignment: Damerau 1964, Levenshtein 1966).
 */
export class Vocabulary {
  readonly #known = new Map<string, KnownWord>();
  readonly #byLength: Words[] = [];
  readonly #wordsOf: (readonly KnownWord[] | undefined)[] = [];
  /** How many documents were added. */
  #added = 0;

  /** Adds a document by the words of its fields. */
  add(document: number, fields: readonly (readonly string[])[]): void {
    const distinct: KnownWord[] = [];
    this.#added += 1;
    for (const words of fields) {
      for (const word of words) {
        const known = this.#known.get(word) ?? this.#learn(word);
        if (known.metIn === this.#added) continue;
        known.metIn = this.#added;
        known.holders += 1;
        distinct.push(known);
      }
    }
    this.#wordsOf[document] = distinct;
  }

  /** Takes out a document that was added, and the words that no other holds. */
  remove(document: number): void {
    for (const known of this.#wordsOf[document] ?? []) {
      known.holders -= 1;
      if (known.holders > 0) continue;
      this.#known.delete(known.word);
      this.#wordsOfLength(known.word.length).remove(known.word);
    }
    this.#wordsOf[document] = undefined;
  }

  #learn(word: string): KnownWord {
    const known = { word, holders: 0, metIn: 0 };
    this.#known.set(word, known);
    this.#wordsOfLength(word.length).add(word);
    return known;
  }

  /**
   * Returns the words, those that no document holds replaced by the nearest that some do; of equally near
   * ones the one with the same first letter, then the commonest. Short words, numbers, words that are
   * known elsewhere and those without anything near stay; so does what comes after `MOST_CORRECTED` corrections, to bound the time.
   */
  correct(
    words: readonly string[],
    isKnown: (word: string) => boolean = () => false,
  ): readonly string[] {
    let corrections = 0;
    return words.map((word) => {
      if (word.length < SHORTEST || this.#known.has(word) || /\p{N}/u.test(word)) return word;
      if (isKnown(word)) return word;
      corrections += 1;
      return corrections > MOST_CORRECTED ? word : (this.#nearest(word) ?? word);
    });
  }

  /** Memory, in bytes: an estimate, for dictionaries don't tell. */
  get bytes(): number {
    const references = this.#wordsOf.reduce((sum, words) => sum + (words?.length ?? 0), 0);
    return this.#known.size * BYTES_PER_WORD + references * 8;
  }

  #nearest(word: string): string | undefined {
    const most = word.length >= LONG ? 2 : 1;
    let nearest: string | undefined;
    let best = Number.NEGATIVE_INFINITY;
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const candidate of this.#byLength[length]?.like(word, most) ?? []) {
        const edits = editsBetween(word, candidate, most);
        if (edits > most) continue;
        const holders = this.#known.get(candidate)?.holders ?? 0;
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

interface KnownWord {
  readonly word: string;
  /** In how many documents it occurs. */
  holders: number;
  /** In the how-manieth document that was added it was met last. */
  metIn: number;
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
