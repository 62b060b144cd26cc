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
  return Array.from(text.matchAll(RUNS), ({ 0: run, index }) => {
    const isChinese = CHINESE.test(run);
    return { text: plain(run), start: index, end: index + run.length, isChinese };
  });
}

/**
 * Returns the terms of a text, in order and with repetitions: every Chinese character and every pair of
 * neighbours, and every run of letters or digits (for English its stem).
 * Characters and pairs need no dictionary and found more than any segmentation we measured.
 */
export function textTerms(text: string, language: Language): readonly string[] {
  return textRuns(text).flatMap((run) => runTerms(run, language));
}

/** Returns the words of a text, without Chinese. */
export function textWords(text: string): readonly string[] {
  return textRuns(text).flatMap((run) => (run.isChinese ? [] : [run.text]));
}

/**
 * Returns how a Chinese text sounds: every syllable and every pair of neighbours, so that whoever chose
 * a wrong character of the right sound finds what was meant.
 */
export function soundTerms(text: string, soundOf: (character: string) => string): string[] {
  return textRuns(text).flatMap((run) => {
    return run.isChinese ? withPairs(Array.from(run.text, soundOf), ' ') : [];
  });
}

/** Returns the term of a word, as {@link textTerms} has it. */
export function wordTerm(word: string, language: Language): string {
  return language === 'en' ? knownStems.of(word) : word;
}

/**
 * Returns every three and four neighbouring characters of a text's words, each as one number; words are
 * joined by a border, so that their order counts a little and a blank may be missing or too many:
 * `a cat` → `_a_ a_c _ca cat at_ _a_c a_ca _cat cat_`. Seven bits a character, exact for Latin letters
 * and digits.
 */
export function textGrams(words: readonly string[]): readonly number[] {
  const text = `_${words.join('_')}_`;
  const grams: number[] = [];
  for (let place = 2; place < text.length; place++) {
    let gram = 0;
    for (let letter = place - 2; letter <= place; letter++) {
      gram = (gram << 7) | (text.charCodeAt(letter) & 127);
    }
    grams.push(gram);
    if (place > 2) grams.push(((text.charCodeAt(place - 3) & 127) << 21) | gram);
  }
  return grams;
}

function runTerms({ text, isChinese }: TextRun, language: Language): readonly string[] {
  return isChinese ? withPairs([...text], '') : [wordTerm(text, language)];
}

/** Full-width forms become ordinary ones and accents go, so that `ＡＢＣ`, `café` meet `abc`, `cafe`. */
function plain(run: string): string {
  if (ASCII_WORD.test(run)) return run;
  return run
    .normalize('NFKD')
    .replaceAll(/\p{M}+|['’]/gu, '')
    .toLowerCase();
}

function withPairs(parts: readonly string[], between: string): string[] {
  const terms: string[] = [];
  parts.forEach((part, place) => {
    terms.push(part);
    const next = parts[place + 1];
    if (next !== undefined) terms.push(part + between + next);
  });
  return terms;
}

/** Words repeat, so their stems are kept: it makes building an index several times faster. */
const knownStems = new WordCache(stem);
const CHINESE = /^\p{Script=Han}/u;
const ASCII_WORD = /^[a-z0-9]+$/;
const RUNS =
  /\p{Script=Han}+|[^\P{L}\p{Script=Han}](?:[^\P{L}\p{Script=Han}]|\p{M}|['’](?=\p{L}))*|\p{N}+/gu;
