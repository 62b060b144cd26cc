export type { SearchableArticle } from './articleFields.ts';
export { CLEAR_CONFIDENCE, type Clearness, clearHit, clearness } from './clearHit.ts';
export { evaluateSearch, type KnownQuery, type SearchQuality } from './evaluateSearch.ts';
export {
  type ArticleFilter,
  type Dimension,
  type Faceted,
  type Facets,
  facetsOf,
  meets,
} from './facets.ts';
export type { Understood } from './languageIndex.ts';
export { loadPinyin } from './pinyin.ts';
export { plainText } from './plainText.ts';
export type { SearchHit } from './searchHit.ts';
export {
  type FacetedResult,
  type FacetedSearch,
  SearchIndex,
  type SearchOptions,
} from './searchIndex.ts';
export { SEARCH_DEFAULTS, type SearchSettings } from './searchSettings.ts';
export type { Snippet, SnippetPart } from './snippet.ts';
export { type SynonymGroups, synonymsSchema } from './synonyms.ts';
