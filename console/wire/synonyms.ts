import type { SynonymGroup, SynonymGroups } from '../../knowledge/index.ts';

/** Who left the synonyms as they are, and when. */
interface Authored {
  /** 0: none are stored yet. */
  readonly version: number;
  /** An account's id or a program's name; '' at version 0. */
  readonly author: string;
  readonly authorName: string | null;
  /** Null at version 0. */
  readonly at: string | null;
}

/** `/synonyms`: the groups of words that mean the same to search. */
export interface SynonymsAnswer extends Authored {
  readonly groups: SynonymGroups;
}

/** What a version of the synonyms changed. */
export interface SynonymChangeAnswer extends Authored {
  readonly addedCount: number;
  readonly removedCount: number;
  /** The first ones; a group with other words than before is in both. */
  readonly added: readonly SynonymGroup[];
  readonly removed: readonly SynonymGroup[];
}

/** `/synonyms/try`: what search makes of a query. */
export interface SynonymTrialAnswer {
  /** The query with what was surely mistyped put right. */
  readonly text: string;
  /** What it is searched for as well, for less. */
  readonly also: readonly string[];
  /** What it finds, best first. */
  readonly articles: readonly { readonly id: string; readonly title: string }[];
}
