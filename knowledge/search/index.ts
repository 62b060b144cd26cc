export { CLEAR_CONFIDENCE, type Clearness, clearHit, clearness } from './clearHit.ts';
export { evaluateSearch, type KnownQuery, type SearchQuality } from './evaluateSearch.ts';
export type { SearchableArticle, SearchHit } from './languageIndex.ts';
export { SearchIndex, type SearchOptions } from './searchIndex.ts';
