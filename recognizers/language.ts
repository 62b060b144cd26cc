import type { Language } from './store.ts';

const HAN = /\p{Script=Han}/u;

/** A run of letters and digits; one with a digit in it ("SF1234567890", "A-17") is a code. */
const WORD = /[\p{Letter}\p{Number}_-]+/gu;

/** Enough of a text to tell its language. */
const MAX_CHARACTERS = 2000;

/** Words that hardly anybody writes outside an English sentence. */
const ENGLISH =
  /\b(?:i|i'm|i've|my|me|you|your|we|it|is|are|was|do|does|did|can|could|how|what|when|where|why|which|the|an?|to|of|for|not|please|have|want|need)\b/i;

/**
 * The language to answer in: the utterance's own, except that a word or two in Latin letters ("ok",
 * "iPhone 15", "asdf") don't make a Chinese conversation English; an English sentence does.
 */
export function replyLanguage(utterance: string, conversation?: Language): Language {
  const own = detectLanguage(utterance, conversation);
  if (own === conversation || conversation !== 'zh') return own;
  const text = utterance.slice(0, MAX_CHARACTERS);
  const isSentence = (text.match(WORD)?.length ?? 0) > 1 && ENGLISH.test(text);
  return isSentence ? own : conversation;
}

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
