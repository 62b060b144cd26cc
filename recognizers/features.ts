import { StemmerEn } from '@nlpjs/lang-en-min';
import { fold, murmurEnd } from './hash.ts';
import { normalizeText } from './normalizeText.ts';
import type { Language } from './store.ts';

/** Features of one kind, which are weighted and normalised apart from the other kinds. */
export interface FeatureBlock {
  /** 32-bit hashes of kind and text, each as often as it occurs. */
  readonly features: readonly number[];
  /** Length of the block in the vector of the utterance. */
  readonly weight: number;
}

/** The features of one utterance, kind by kind. */
export type FeatureBlocks = readonly FeatureBlock[];

/** Characters see through inflections and typing errors, which counts most where rows are few. */
const CHARACTERS_WEIGHT = 1.2;

/** A number or a brand in a Chinese sentence says less than the sentence. */
const LATIN_WEIGHT = 0.5;
const HAN_PAIRS_WEIGHT = 0.7;

/** Pairs grow with the square of the words; later words of a long message make none. */
const MAX_PAIRED_WORDS = 24;

/**
 * The features of an utterance. English: stemmed word 1-2-grams, unordered pairs of stems,
 * character 3-5-grams within words. Chinese: character 1-2-grams, Latin words, unordered pairs of
 * Chinese characters, which see through word order without segmentation.
 */
export function featureBlocks(utterance: string, language: Language): FeatureBlocks {
  const text = normalizeText(utterance);
  return language === 'zh' ? chineseBlocks(text) : englishBlocks(text);
}

function englishBlocks(text: string): FeatureBlocks {
  const words = text.match(WORD) ?? [];
  const stems = words.map(stem);
  return [
    { features: wordGrams(stems, 2), weight: 1 },
    { features: pairs(stems, 3), weight: 1 },
    {
      features: words.flatMap((word) => characterGrams(` ${word} `, 3, 5, 4)),
      weight: CHARACTERS_WEIGHT,
    },
  ];
}

function chineseBlocks(text: string): FeatureBlocks {
  return [
    { features: characterGrams(` ${text} `, 1, 2, 5), weight: 1 },
    { features: wordGrams(text.match(LATIN_WORD) ?? [], 6), weight: LATIN_WEIGHT },
    { features: pairs(text.match(HAN) ?? [], 7), weight: HAN_PAIRS_WEIGHT },
  ];
}

const WORD = /[\p{Letter}\p{Number}]+/gu;
const LATIN_WORD = /[a-z0-9]+/g;
const HAN = /\p{Script=Han}/gu;

function wordGrams(words: readonly string[], block: number): number[] {
  const grams: number[] = [];
  let previous = '^';
  for (const word of words) {
    grams.push(hashText(word, block), hashText(`${previous} ${word}`, block));
    previous = word;
  }
  return grams;
}

function pairs(words: readonly string[], block: number): number[] {
  const distinct = [...new Set(words)].slice(0, MAX_PAIRED_WORDS).sort();
  const grams: number[] = [];
  for (const [index, first] of distinct.entries()) {
    for (const second of distinct.slice(index + 1)) {
      grams.push(hashText(`${first} ${second}`, block));
    }
  }
  return grams;
}

function characterGrams(text: string, shortest: number, longest: number, block: number): number[] {
  const grams: number[] = [];
  for (let start = 0; start < text.length; start += 1) {
    let hash = block;
    const end = Math.min(start + longest, text.length);
    for (let at = start; at < end; at += 1) {
      hash = fold(hash, text.charCodeAt(at));
      if (at - start + 1 >= shortest) grams.push(murmurEnd(hash, at - start));
    }
  }
  return grams;
}

function hashText(text: string, block: number): number {
  let hash = block;
  for (let at = 0; at < text.length; at += 1) hash = fold(hash, text.charCodeAt(at));
  return murmurEnd(hash, text.length);
}

const stemmer = new StemmerEn();
const stemOf = new Map<string, string>();

function stem(word: string): string {
  const known = stemOf.get(word);
  if (known !== undefined) return known;
  const stemmed = stemmer.stemWord(word);
  // A memory, not a store: strangers' words must not grow it without end.
  if (stemOf.size >= 20_000) stemOf.clear();
  stemOf.set(word, stemmed);
  return stemmed;
}
