import type { Conversation } from './conversation.ts';

const DIGIT = /^([1-5])\s*(?:分|星|颗星|stars?|\/\s*5)?[.!。！]?$/i;
const STARS = /^[★⭐]{1,5}$/u;

/** The rating, 1 to 5, that a text is; undefined for any other text. */
export function ratingOf(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\uFE0F/g, '')
    .trim();
  if (STARS.test(plain)) return [...plain].length;
  const digit = DIGIT.exec(plain)?.[1];
  return digit === undefined ? undefined : Number(digit);
}

/** Whether the satisfaction question is open at `now`. */
export function awaitsRating(conversation: Conversation, now: Date): boolean {
  return conversation.satisfaction !== null && conversation.satisfaction.until > now;
}
