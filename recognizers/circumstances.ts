import { CALM, type FeltEmotion } from './emotionModel.ts';
import { jaccard, trigrams } from './similarity.ts';

/** What a message alone can't tell about how a customer feels. */
export interface Circumstances {
  /** The customer's earlier messages in this conversation, newest last. */
  readonly earlier?: readonly string[];
  /** How many times the customer has come today, this one included. */
  readonly contactsToday?: number;
}

/**
 * By how much each sign multiplies the odds of not being calm. Set by hand, cautiously: one alone never
 * makes a plain enquiry frustrated, two strong ones may.
 */
const ODDS = { repeated: 3, repeatedOften: 8, contact: 2.5, capitals: 3, punctuation: 2 };

/** Messages this alike (Jaccard over trigrams) ask the same. */
const SAME_QUESTION = 0.6;
const LOOK_BACK = 10;
const MANY_CONTACTS = 3;

/**
 * The emotion of a message in its circumstances: the same question again, the third contact today, words
 * in capitals and crowds of exclamation marks make frustration and anger likelier. They never calm, and a
 * message without a word stays calm.
 */
export function feelInCircumstances(
  felt: FeltEmotion,
  utterance: string,
  { earlier = [], contactsToday = 1 }: Circumstances,
): FeltEmotion {
  if (!/\p{Letter}/u.test(utterance)) return CALM;
  const repeats = countRepeats(utterance, earlier);
  let factor = 1;
  if (repeats === 1) factor *= ODDS.repeated;
  if (repeats > 1) factor *= ODDS.repeatedOften;
  if (contactsToday >= MANY_CONTACTS) factor *= ODDS.contact;
  if (isShouted(utterance)) factor *= ODDS.capitals;
  if (/[!！]{3}|[?？!！]{4}/.test(utterance)) factor *= ODDS.punctuation;
  return factor === 1 ? felt : raised(felt, factor);
}

/** Whether four of five letters are capitals, in more letters than a model number has. */
function isShouted(utterance: string): boolean {
  const letters = utterance.match(/[\p{Lowercase}\p{Uppercase}]/gu) ?? [];
  const capitals = letters.filter((letter) => /\p{Uppercase}/u.test(letter));
  return letters.length >= 10 && capitals.length >= 0.8 * letters.length;
}

/** Whether two messages ask the same in nearly the same words. */
export function asksTheSame(one: string, other: string): boolean {
  return jaccard(trigrams(one), trigrams(other)) >= SAME_QUESTION;
}

function countRepeats(utterance: string, earlier: readonly string[]): number {
  const grams = trigrams(utterance);
  return earlier.slice(-LOOK_BACK).filter((text) => jaccard(trigrams(text), grams) >= SAME_QUESTION)
    .length;
}

function raised({ emotion, scores }: FeltEmotion, factor: number): FeltEmotion {
  const total = scores.calm + factor * (scores.frustrated + scores.angry);
  const next = {
    calm: scores.calm / total,
    frustrated: (factor * scores.frustrated) / total,
    angry: (factor * scores.angry) / total,
  };
  if (emotion === 'calm' && next.calm >= 0.5) return { emotion, scores: next };
  return { emotion: next.angry > next.frustrated ? 'angry' : 'frustrated', scores: next };
}
