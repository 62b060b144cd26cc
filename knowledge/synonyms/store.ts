import type { SynonymGroups } from '../search/synonyms.ts';

/** The words that customers use for the same thing, as somebody left them. */
export interface SynonymRecord {
  /** 0: none is stored yet. */
  readonly version: number;
  readonly groups: SynonymGroups;
  /** Who wrote this version: an account's id or a program's name; '' at version 0. */
  readonly author: string;
  /** Null at version 0. */
  readonly at: Date | null;
}

/** Keeps the synonyms with which articles are searched, and how they were before. */
export interface SynonymStore {
  /** Returns the newest version; where none is stored, an empty one of version 0. */
  synonyms(): Promise<SynonymRecord>;

  /** Returns the newest versions, newest first; the 100 newest are kept. */
  synonymHistory(limit: number): Promise<readonly SynonymRecord[]>;

  /**
   * Stores the record as the version after its own, together with its `synonymsSaved` event, and
   * forgets those that are too old by then. `conflict`: it is another version by now that is
   * stored, and nothing is written.
   */
  saveSynonyms(record: SynonymRecord): Promise<'saved' | 'conflict'>;
}
