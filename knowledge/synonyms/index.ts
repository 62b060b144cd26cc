export { type ChangedGroups, changedGroups, type SynonymGroup } from './changedGroups.ts';
export { parseSynonyms } from './parseSynonyms.ts';
export type { SynonymRecord, SynonymStore } from './store.ts';
