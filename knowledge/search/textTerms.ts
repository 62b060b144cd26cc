import type { Language } from '../store.ts';
import { stem } from './porterStemmer.ts';
import { WordCache } from './wordCache.ts';

/** A word, or a run of Chinese characters, and where the text has it. */
export interface TextRun {
  /** In small letters, without accents; full-width forms as ordinary ones. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isChinese: boolean;
}

/** Returns the words and Chinese runs of a text, in order. */
export function textRuns(text: string): readonly TextRun[] {
  const runs: TextRun[] = [];
  RUNS.lastIndex = 0;
  for (let match = RUNS.exec(text); match !== null; match = RUNS.exec(text)) {
    const [run] = match;
    const isChinese = match[1] !== undefined;
    const start = match.index;
    runs.push({ text: isChinese ? run : plain(run), start, end: start + run.length, isChinese });
  }
  return runs;
}

/** A word's stem, or one or two Chinese characters as a number. */
export type TextTerm = string | number;

/**
 * Returns the terms of a text, in order and with repetitions: every Chinese character and every pair of
 * neighbours, and every run of letters or digits (for English its stem).
 * Characters and pairs need no dictionary and found more than any segmentation we measured.
 */
export function textTerms(runs: readonly TextRun[], language: Language): TextTerm[] {
  const terms: TextTerm[] = [];
  for (const { text, isChinese } of runs) {
    if (isChinese) pushWithPairs(terms, text, 16, unitAt);
    else terms.push(wordTerm(text, language));
  }
  return terms;
}

/** Returns the words of a text, without Chinese. */
export function textWords(runs: readonly TextRun[]): string[] {
  const words: string[] = [];
  for (const { text, isChinese } of runs) if (!isChinese) words.push(text);
  return words;
}

/** Returns the term of a word, as {@link textTerms} has it. */
export function wordTerm(word: string, language: Language): string {
  return language === 'en' ? knownStems.of(word) : word;
}

/** Returns the term of two neighbouring Chinese characters, as {@link textTerms} has it. */
export function pairTerm(first: number, second: number): number {
  return (first << 16) | second;
}

/**
 * How Chinese texts sound: every syllable and every pair of neighbours, so that whoever chose a wrong
 * character of the right sound finds what was meant. Each as a number.
 */
export class Sounds {
  readonly #soundOf: (character: string) => string;
  readonly #numbers = new Map<string, number>();
  /** The number of each character's sound; 0: not asked yet. */
  readonly #known = new Uint16Array(1 << 16);

  constructor(soundOf: (character: string) => string) {
    this.#soundOf = soundOf;
  }

  terms(runs: readonly TextRun[]): number[] {
    const terms: number[] = [];
    for (const { text, isChinese } of runs) {
      if (isChinese) pushWithPairs(terms, text, 12, (units, place) => this.#numberAt(units, place));
    }
    return terms;
  }

  #numberAt(text: string, place: number): number {
    const unit = unitAt(text, place);
    return this.#known[unit] || this.#learn(unit);
  }

  /** There are some 400 syllables; what is beyond 4,095 sounds like the last one. */
  #learn(unit: number): number {
    const sound = this.#soundOf(String.fromCharCode(unit));
    const number = this.#numbers.get(sound) ?? Math.min(this.#numbers.size + 1, 4_095);
    this.#numbers.set(sound, number);
    this.#known[unit] = number;
    return number;
  }
}

/**
 * Returns every four neighbouring characters of a text's words, each as one number; words are joined by
 * a border, so that their order counts a little and a blank may be missing or too many: `a cat` →
 * `_a_c a_ca _cat cat_`. Seven bits a character, exact for Latin letters and digits.
 */
export function textGrams(words: readonly string[]): readonly number[] {
  const text = `_${words.join('_')}_`;
  const grams: number[] = [];
  let gram = 0;
  for (let place = 0; place < text.length; place++) {
    gram = ((gram << 7) | (text.charCodeAt(place) & 127)) & FOUR_CHARACTERS;
    if (place >= 3) grams.push(gram);
  }
  return grams;
}

/** Full-width forms become ordinary ones and accents go, so that `ＡＢＣ`, `café` meet `abc`, `cafe`. */
function plain(run: string): string {
  if (ASCII_WORD.test(run)) return run.toLowerCase();
  return run
    .normalize('NFKD')
    .replaceAll(/\p{M}+|['’]/gu, '')
    .toLowerCase();
}

/** Pairs are numbers of twice as many bits: a first part is never 0, so they differ from single ones. */
function pushWithPairs(
  terms: TextTerm[],
  text: string,
  bits: number,
  partAt: (text: string, place: number) => number,
): void {
  let previous = 0;
  for (let place = 0; place < text.length; place++) {
    const part = partAt(text, place);
    if (previous !== 0) terms.push((previous << bits) | part);
    terms.push(part);
    previous = part;
  }
}

/** Units of 16 bits do: a rare character of two of them is a pair. */
function unitAt(text: string, place: number): number {
  return text.charCodeAt(place);
}

/** Words repeat, so their stems are kept: it makes building an index several times faster. */
const knownStems = new WordCache(stem);
const FOUR_CHARACTERS = (1 << 28) - 1;
const ASCII_WORD = /^[a-zA-Z0-9]+$/;
const RUNS =
  /(\p{Script=Han}+)|[^\P{L}\p{Script=Han}](?:[^\P{L}\p{Script=Han}]|\p{M}|['’](?=\p{L}))*|\p{N}+/gu;
