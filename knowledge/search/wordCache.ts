/** Keeps what was computed of a word, because words repeat; of bounded size, as it starts anew when full. */
export class WordCache<Value> {
  readonly #compute: (word: string) => Value;
  readonly #values = new Map<string, Value>();

  constructor(compute: (word: string) => Value) {
    this.#compute = compute;
  }

  /** Returns the word's value. */
  of(word: string): Value {
    const known = this.#values.get(word);
    if (known !== undefined) return known;
    const value = this.#compute(word);
    if (this.#values.size >= WORDS_KEPT) this.#values.clear();
    this.#values.set(word, value);
    return value;
  }
}

const WORDS_KEPT = 20_000;
