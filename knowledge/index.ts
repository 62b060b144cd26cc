export { type ArticleDraft, articleSchema, parseArticle } from './articleSchema.ts';
export { CLEAR_CONFIDENCE, type Clearness, clearHit, clearness } from './clearHit.ts';
export { evaluateSearch, type KnownQuery, type SearchQuality } from './evaluateSearch.ts';
export {
  type ArticleHit,
  type ArticleSearch,
  KnowledgeBase,
  type Revising,
  type SaveOutcome,
} from './knowledgeBase.ts';
export { KnowledgeError, type KnowledgeErrorCode } from './knowledgeError.ts';
export type { SearchableArticle, SearchHit } from './languageIndex.ts';
export { formatMarkdownArticle, parseMarkdownArticle } from './markdownArticles.ts';
export { SearchIndex, type SearchOptions } from './searchIndex.ts';
export type {
  Article,
  ArticleStatus,
  ArticleStore,
  KnowledgeEvent,
  Language,
  Urgency,
} from './store.ts';
