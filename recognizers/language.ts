import type { Language } from './store.ts';

const HAN = /\p{Script=Han}/u;

/** A run of letters and digits; one with a digit in it ("SF1234567890", "A-17") is a code. */
const WORD = /[\p{Letter}\p{Number}_-]+/gu;

/** Enough of a text to tell its language. */
const MAX_CHARACTERS = 2000;

/**
 * The language of an utterance. Any Han character means Chinese, because customers mix English
 * words into Chinese and hardly ever the reverse. Text that has no word of its own ("123", an order
 * number, an emoji) keeps the language of the conversation so far, `en` when there is none.
 */
export function detectLanguage(utterance: string, conversation?: Language): Language {
  const text = utterance.slice(0, MAX_CHARACTERS);
  if (HAN.test(text)) return 'zh';
  const words = text.match(WORD) ?? [];
  const isWord = (word: string) => /\p{Letter}/u.test(word) && !/\p{Number}/u.test(word);
  return words.some(isWord) ? 'en' : (conversation ?? 'en');
}
