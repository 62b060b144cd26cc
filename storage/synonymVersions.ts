import type { SynonymRecord } from '../knowledge/synonyms/store.ts';

/** How many versions of the synonyms are kept, the newest ones. */
export const KEPT_SYNONYM_VERSIONS = 100;

/** What is there before anybody stored synonyms. */
export const NO_SYNONYMS: SynonymRecord = {
  version: 0,
  groups: { zh: [], en: [] },
  author: '',
  at: null,
};
