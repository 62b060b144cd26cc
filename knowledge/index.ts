export { type ArticleDraft, articleSchema, parseArticle } from './articleSchema.ts';
export {
  type ArticleHit,
  type ArticleSearch,
  KnowledgeBase,
  type Revising,
  type SaveOutcome,
} from './knowledgeBase.ts';
export { KnowledgeError, type KnowledgeErrorCode } from './knowledgeError.ts';
export { formatMarkdownArticle, parseMarkdownArticle } from './markdownArticles.ts';
export {
  CLEAR_CONFIDENCE,
  type Clearness,
  clearHit,
  clearness,
  evaluateSearch,
  type KnownQuery,
  type SearchableArticle,
  type SearchHit,
  SearchIndex,
  type SearchOptions,
  type SearchQuality,
} from './search/index.ts';
export type {
  Article,
  ArticleStatus,
  ArticleStore,
  KnowledgeEvent,
  Language,
  Urgency,
} from './store.ts';
