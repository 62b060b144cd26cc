import type { RankedIntent } from './intentModel.ts';
import { NONE } from './intentModel.ts';
import { maskPersonalData } from './maskPersonalData.ts';
import { jaccard, trigrams } from './similarity.ts';
import type { Language } from './store.ts';

/** A customer's message that the bot could not answer, or that an agent calls misunderstood. */
export interface ReviewableMessage {
  readonly id: string;
  readonly utterance: string;
  readonly language: Language;
  /** Likeliest first, as recognised; may be empty. */
  readonly ranking: readonly RankedIntent[];
}

/** Messages that say nearly the same, to be labelled with one click. */
export interface ReviewGroup {
  /** The message to show, personal data masked. */
  readonly utterance: string;
  readonly language: Language;
  /** Distance between the two likeliest intents, 0 to 1: the smaller, the more a label teaches. */
  readonly margin: number;
  /** The three likeliest intents of the message shown. */
  readonly suggestions: readonly RankedIntent[];
  /** All messages of the group, the one shown first. */
  readonly ids: readonly string[];
}

/** How a review queue is made. */
export interface ReviewOptions {
  /** Most groups in a row for one likeliest intent; more of them come after all others. Default 5. */
  readonly perIntent?: number;
  /** Messages this alike (Jaccard over character trigrams, 0 to 1) are one group. Default .6. */
  readonly alike?: number;
  /** Messages beyond these are left for the next time. Default 2000. */
  readonly mostMessages?: number;
}

const SUGGESTIONS = 3;

/**
 * The order in which labels teach most: smallest margin first, but only some for each likeliest intent
 * before the others have their turn, near-duplicates together (margin sampling: Scheffer, Decomain,
 * Wrobel, IDA 2001). Pure: the same messages give the same queue.
 */
export function reviewQueue(
  messages: readonly ReviewableMessage[],
  { perIntent = 5, alike = 0.6, mostMessages = 2000 }: ReviewOptions = {},
): readonly ReviewGroup[] {
  const byMargin = messages
    .map((message) => ({ message, margin: marginOf(message) }))
    .sort((first, second) => first.margin - second.margin)
    .slice(0, mostMessages);
  return turnByTurn(grouped(byMargin, alike), perIntent).map(({ shown, margin, ids }) => ({
    utterance: maskPersonalData(shown.utterance),
    language: shown.language,
    margin,
    suggestions: shown.ranking.filter(({ intent }) => intent !== NONE).slice(0, SUGGESTIONS),
    ids,
  }));
}

interface Group {
  readonly shown: ReviewableMessage;
  readonly margin: number;
  readonly grams: ReadonlySet<string>;
  readonly ids: string[];
}

/** Each message joins the first group whose shown message is alike, or begins one. */
function grouped(
  messages: readonly { readonly message: ReviewableMessage; readonly margin: number }[],
  alike: number,
): readonly Group[] {
  const groups: Group[] = [];
  for (const { message, margin } of messages) {
    const grams = trigrams(maskPersonalData(message.utterance));
    const same = groups.find(
      (group) => group.shown.language === message.language && jaccard(group.grams, grams) >= alike,
    );
    if (same) same.ids.push(message.id);
    else groups.push({ shown: message, margin, grams, ids: [message.id] });
  }
  return groups;
}

/** Some groups of each likeliest intent, then some more of each, and so on. */
function turnByTurn(groups: readonly Group[], perIntent: number): readonly Group[] {
  const seen = new Map<string, number>();
  return groups
    .map((group, place) => {
      const intent = group.shown.ranking[0]?.intent ?? NONE;
      const before = seen.get(intent) ?? 0;
      seen.set(intent, before + 1);
      return { group, place, turn: Math.floor(before / perIntent) };
    })
    .sort((first, second) => first.turn - second.turn || first.place - second.place)
    .map(({ group }) => group);
}

function marginOf({ ranking }: ReviewableMessage): number {
  return (ranking[0]?.confidence ?? 0) - (ranking[1]?.confidence ?? 0);
}
