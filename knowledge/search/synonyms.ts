import { z } from 'zod';
import type { Language } from '../store.ts';
import { textRuns, wordTerm } from './textTerms.ts';

/** Groups of words or phrases that customers use for the same thing, for each language. */
export type SynonymGroups = Readonly<Record<Language, readonly (readonly string[])[]>>;

const group = z.array(z.string().trim().min(1).max(40)).min(2).max(30);

/** What a file of synonyms must look like: `{"zh": [["运费", "邮费"]], "en": [["parcel", "package"]]}`. */
export const synonymsSchema = z.strictObject({
  zh: z.array(group).max(5_000).default([]),
  en: z.array(group).max(5_000).default([]),
});

/** The synonyms of one language, found in a query by its words (in Chinese, by its characters). */
export class Synonyms {
  readonly #language: Language;
  /** Phrases by their first term. */
  readonly #phrases = new Map<string, Phrase[]>();
  /** The terms of all phrases. */
  readonly #known = new Set<string>();

  constructor(language: Language, groups: readonly (readonly string[])[]) {
    this.#language = language;
    for (const group of groups) {
      for (const phrase of group) {
        const terms = this.#terms(phrase);
        for (const term of terms) this.#known.add(term);
        const [first] = terms;
        if (first === undefined) continue;
        const others = group.filter((other) => other !== phrase);
        this.#phrases.set(first, [...(this.#phrases.get(first) ?? []), { terms, others }]);
      }
    }
  }

  /** Whether the word is in one of the phrases. */
  knows(word: string): boolean {
    return this.#known.has(wordTerm(word, this.#language));
  }

  /** Returns what else the query could have said; of words within words, only the longer one counts. */
  of(query: string): readonly string[] {
    const terms = this.#terms(query);
    const others = new Set<string>();
    for (let place = 0; place < terms.length; place++) {
      const phrase = this.#longestAt(terms, place);
      for (const other of phrase?.others ?? []) others.add(other);
      place += (phrase?.terms.length ?? 1) - 1;
    }
    return [...others].slice(0, MOST_ADDED);
  }

  #longestAt(terms: readonly string[], place: number): Phrase | undefined {
    let longest: Phrase | undefined;
    for (const phrase of this.#phrases.get(terms[place] as string) ?? []) {
      const isHere = phrase.terms.every((term, offset) => terms[place + offset] === term);
      if (isHere && phrase.terms.length > (longest?.terms.length ?? 0)) longest = phrase;
    }
    return longest;
  }

  #terms(text: string): readonly string[] {
    return textRuns(text).flatMap((run) =>
      run.isChinese ? [...run.text] : [wordTerm(run.text, this.#language)],
    );
  }
}

interface Phrase {
  readonly terms: readonly string[];
  readonly others: readonly string[];
}

const MOST_ADDED = 30;
