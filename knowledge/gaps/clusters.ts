import { textRuns, textTerms } from '../search/textTerms.ts';
import type { Language } from '../store.ts';

/** A text to be grouped. */
export interface Clustered {
  readonly text: string;
  readonly language: Language;
}

/**
 * Texts join the group whose first they are so alike to, 0 to 1. On 4,000 utterances of the sample shop's
 * intents, all different, groups have 79 % of their texts from one intent, and 40 % of the texts find one.
 */
const ALIKE = 0.45;

/** What stands for personal data says nothing about the question. */
const MASK = /\[\w+\]/g;

/**
 * Groups texts that ask the same: each joins the group whose first text it is most alike to, or begins
 * one, so the order decides who stands for a group (leader clustering; Hartigan 1975). Alike is the
 * cosine of their terms, each weighted by its rarity among all texts (idf), so that "how do I" says little.
 * Only texts with a term in common are compared. `corpus`: further texts that tell which terms are rare,
 * as a few questions alone do not.
 */
export function clusters<T extends Clustered>(
  texts: readonly T[],
  corpus: readonly Clustered[] = [],
): readonly (readonly [T, ...T[]])[] {
  const entries = texts.map((text) => ({ text, terms: termsOf(text) }));
  const weightOf = rarity([...entries.map(({ terms }) => terms), ...corpus.map(termsOf)]);
  const groups: { readonly members: [T, ...T[]]; readonly weight: number }[] = [];
  const leading = new Map<string, number[]>();
  for (const { text, terms } of entries) {
    const weight = sum(terms, weightOf);
    const common = new Map<number, number>();
    for (const term of terms) {
      for (const group of leading.get(term) ?? []) {
        common.set(group, (common.get(group) ?? 0) + weightOf(term));
      }
    }
    let best: { readonly group: number; readonly alike: number } | undefined;
    for (const [group, shared] of common) {
      const alike = shared / Math.sqrt(weight * (groups[group]?.weight ?? 0));
      if (alike >= ALIKE && alike > (best?.alike ?? 0)) best = { group, alike };
    }
    if (best) {
      groups[best.group]?.members.push(text);
      continue;
    }
    for (const term of terms) {
      const known = leading.get(term);
      if (known) known.push(groups.length);
      else leading.set(term, [groups.length]);
    }
    groups.push({ members: [text], weight });
  }
  return groups.map(({ members }) => members);
}

/** Each term once, with its language: texts of two languages have none in common. */
function termsOf({ text, language }: Clustered): ReadonlySet<string> {
  const terms = textTerms(textRuns(text.replaceAll(MASK, ' ')), language);
  return new Set(terms.map((term) => `${language}${typeof term}${term}`));
}

/** The square of each term's idf, as the cosine multiplies both texts' weights. */
function rarity(texts: readonly ReadonlySet<string>[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const terms of texts) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return (term) => Math.log(1 + texts.length / (counts.get(term) ?? 1)) ** 2;
}

function sum(terms: ReadonlySet<string>, weightOf: (term: string) => number): number {
  let weight = 0;
  for (const term of terms) weight += weightOf(term);
  return weight;
}
