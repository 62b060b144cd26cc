import { stem } from './porterStemmer.ts';
import type { Language } from './store.ts';

/**
 * Returns the terms of a text, in order and with repetitions: every Chinese character and every pair of
 * neighbours, and every run of letters or digits (for English its stem).
 * Characters and pairs need no dictionary and found more than any segmentation we measured.
 */
export function textTerms(text: string, language: Language): readonly string[] {
  const terms: string[] = [];
  for (const run of textRuns(text)) {
    if (!isChinese(run)) {
      terms.push(language === 'en' ? stem(run) : run);
      continue;
    }
    const characters = [...run];
    characters.forEach((character, place) => {
      terms.push(character);
      const next = characters[place + 1];
      if (next !== undefined) terms.push(character + next);
    });
  }
  return terms;
}

/** Returns the words of a text as it was written, without Chinese: what character grams are made of. */
export function textWords(text: string): readonly string[] {
  return textRuns(text).filter((run) => !isChinese(run));
}

/**
 * Returns the grams of two to four characters of a word with its borders marked, each as one number:
 * `cat` → `_c ca at t_ _ca cat at_ _cat cat_`. Seven bits a character, exact for Latin letters and digits.
 */
export function characterGrams(word: string): readonly number[] {
  const codes = [BORDER, ...Array.from(word, (_, place) => word.charCodeAt(place) & 127), BORDER];
  const grams: number[] = [];
  for (let start = 0; start < codes.length; start++) {
    let gram = codes[start] ?? 0;
    const end = Math.min(start + LONGEST_GRAM, codes.length);
    for (let place = start + 1; place < end; place++) {
      gram = (gram << 7) | (codes[place] ?? 0);
      grams.push(gram);
    }
  }
  return grams;
}

/** Returns Markdown as the text that a reader sees, good enough to index: no link targets, no tags. */
export function markdownText(markdown: string): string {
  return markdown.replaceAll(/\]\([^)\s]*\)/g, ']').replaceAll(/<[^>\n]*>/g, ' ');
}

const LONGEST_GRAM = 4;
const BORDER = '_'.charCodeAt(0);
const RUNS = /\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;

/** Full-width forms become ordinary ones and accents go, so that `ＡＢＣ`, `café` meet `abc`, `cafe`. */
function textRuns(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}+|(?<=\p{L})['’](?=\p{L})/gu, '');
  return plain.toLowerCase().match(RUNS) ?? [];
}

function isChinese(run: string): boolean {
  return /^\p{Script=Han}/u.test(run);
}
