import type { Language } from '../store.ts';
import type { SynonymGroups } from './synonyms.ts';

/** What a search index is made with; docs/search.md says how the numbers were chosen. */
export interface SearchSettings {
  readonly bm25: Readonly<Record<Language, { readonly k1: number; readonly b: number }>>;
  /** Share of whole words in an English score, 0 to 1; character grams have the rest. */
  readonly lexicalShare: number;
  /** Whether English words that no article holds give way to the nearest that some do. */
  readonly corrects: boolean;
  /** How much a Chinese query's sound counts, where its characters count 1. */
  readonly soundShare: number;
  /** How a Chinese character is read, without its tone; `undefined`: sounds don't count. */
  readonly soundOf: ((character: string) => string) | undefined;
  readonly synonyms: SynonymGroups;
  /** What a synonym counts, where the query's own word counts 1. */
  readonly synonymWeight: number;
  /** Least share of the best score with which an article counts as found, in lists and facets. */
  readonly foundShare: number;
}

export const SEARCH_DEFAULTS: SearchSettings = {
  bm25: { zh: { k1: 7, b: 0.9 }, en: { k1: 2, b: 0.75 } },
  lexicalShare: 0.25,
  corrects: true,
  soundShare: 0.3,
  soundOf: undefined,
  synonyms: { zh: [], en: [] },
  synonymWeight: 0.3,
  foundShare: 0.35,
};
