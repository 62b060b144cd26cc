export { Handicaps, handicapOf } from './answers/handicap.ts';
export type {
  AnswerJudgement,
  AnswerNext,
  AnswerNote,
  AnswerOutcome,
  AnswerStore,
  ArticleRecord,
  FittedPolicy,
} from './answers/store.ts';
export { hasWords } from './articleList.ts';
export { type ArticleDraft, articleSchema, draftOf, parseArticle } from './articleSchema.ts';
export type { AskedFor } from './customersWords.ts';
export {
  ARTICLE_FIELDS,
  ARTICLE_FORMATS,
  type ArticleField,
  type ArticleFile,
  type ArticleFormat,
  applyImport,
  articleIds,
  type ConflictingArticle,
  checkComplete,
  type Imported as ImportedArticles,
  type ImportOptions as ArticleImportOptions,
  type ImportPlan,
  isArticleFile,
  markdownFiles,
  type PlannedArticle,
  planImport,
  problemText,
  type RowArticle,
  type RowProblem,
  readArticleFiles,
  readFilesAside,
  type WrittenFile,
  writeArticleFile,
  writeFileAside,
} from './exchange/index.ts';
export {
  type OpenQuestion,
  type QuestionGap,
  questionGaps,
  type TroubledArticle,
  troubledArticles,
  type UnfoundArticle,
  unfoundArticles,
  wilsonLowerBound,
} from './gaps/index.ts';
export {
  type ArticleHit,
  type ArticleSearch,
  type FacetedArticles,
  KnowledgeBase,
  type Restoring,
  type Revising,
  type SaveOutcome,
} from './knowledgeBase.ts';
export { KnowledgeError, type KnowledgeErrorCode } from './knowledgeError.ts';
export { formatMarkdownArticle, parseMarkdownArticle } from './markdownArticles.ts';
export {
  type FilledTemplate,
  fillTemplate,
  MOST_QUICK_REPLIES,
  openVariables,
  parseQuickReply,
  parseShopFacts,
  QUICK_REPLY_CATEGORIES,
  QUICK_REPLY_VARIABLES,
  type QuickReply,
  QuickReplyBook,
  type QuickReplyCategory,
  type QuickReplyDraft,
  type QuickReplyReader,
  type QuickReplyStore,
  type QuickReplyTexts,
  type QuickReplyValues,
  quickReplySchema,
  SHOP_FACTS,
  type ShopFact,
  type ShopFacts,
  searchQuickReplies,
  shopFactsSchema,
  variablesIn,
} from './quickReplies/index.ts';
export { agentSource } from './recommendations/agentSource.ts';
export {
  type AgentSuggestion,
  AgentSuggestions,
  type AgentSuggestionsParts,
  type AnsweringArticle,
  type SaidSoFar,
  type SaidText,
} from './recommendations/agentSuggestions.ts';
export {
  evaluateSuggestions,
  type RecordedConversation,
  type SuggestionQuality,
} from './recommendations/evaluateSuggestions.ts';
export {
  FOLLOW_UP_LIMITS,
  type FollowUpLimits,
  FollowUps,
  type GivenAnswer,
} from './recommendations/followUps.ts';
export type { OrderState, OwnOrder } from './recommendations/orderQuestions.ts';
export {
  type Arrival,
  type Offerable,
  type RecommendationSource,
  Recommendations,
} from './recommendations/recommendations.ts';
export {
  type ArticleSuggestion,
  type HeardText,
  type SuggestionGround,
  type SuggestionSource,
  suggestArticles,
} from './recommendations/suggestArticles.ts';
export {
  type DiffLine,
  type DiffPart,
  diffArticles,
  diffText,
  EXPIRING_DAYS,
  type FieldChange,
  type ReviewItem,
  type ReviewReason,
  reviewList,
} from './revisions/index.ts';
export {
  type ArticleFilter,
  CLEAR_CONFIDENCE,
  type Clearness,
  clearHit,
  clearness,
  type Dimension,
  evaluateSearch,
  type Faceted,
  type FacetedResult,
  type FacetedSearch,
  type Facets,
  facetsOf,
  type KnownQuery,
  loadPinyin,
  meets,
  plainText,
  SEARCH_DEFAULTS,
  type SearchableArticle,
  type SearchHit,
  SearchIndex,
  type SearchOptions,
  type SearchQuality,
  type SearchSettings,
  type Snippet,
  type SnippetPart,
  type SynonymGroups,
  synonymsSchema,
  type Understood,
} from './search/index.ts';
export { bodyFor, isShown, isValid, type Reading } from './shownArticle.ts';
export type {
  Article,
  ArticleStatus,
  ArticleStore,
  Audience,
  Category,
  IssueType,
  KnowledgeEvent,
  Language,
  Taxonomy,
  TaxonomyStore,
  Urgency,
} from './store.ts';
export {
  type ChangedGroups,
  changedGroups,
  parseSynonyms,
  type SynonymGroup,
  type SynonymRecord,
  type SynonymStore,
} from './synonyms/index.ts';
export {
  categoryPaths,
  categorySchema,
  invalidTaxonomy,
  notInTaxonomy,
  parseTaxonomy,
  pathsAround,
  stillUsed,
  type TaxonomyUses,
  taxonomySchema,
  taxonomyUses,
} from './taxonomy/index.ts';
