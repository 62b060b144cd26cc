/**
 * The shapes of `/api/v1` as they travel: what the routes answer and what the pages read. Times are
 * ISO 8601 in UTC. Imports types only, so that the web pages can use it.
 */
export type { AgentAnswer } from './wire/agents.ts';
export type {
  ArticleExportAnswer,
  ArticleImportAnswer,
  ChangedArticleAnswer,
  ConflictingArticleAnswer,
  ImportedArticleAnswer,
} from './wire/articleFiles.ts';
export type {
  ArticleAnswer,
  ArticleConflictAnswer,
  ArticleDiffAnswer,
  ArticleHitAnswer,
  ArticleHitsAnswer,
  ArticleListAnswer,
  FacetsAnswer,
  FieldChangeAnswer,
  ReviewItemAnswer,
  TaxonomyAnswer,
  TaxonomyUsesAnswer,
} from './wire/articles.ts';
export type {
  AttachmentAnswer,
  ConversationAnswer,
  EscalationAnswer,
  MessageAnswer,
} from './wire/conversations.ts';
export type {
  GapsAnswer,
  QuestionGapAnswer,
  TroubledArticleAnswer,
  UnfoundArticleAnswer,
} from './wire/gaps.ts';
export type {
  ExportAnswer,
  ImportAnswer,
  IntentAnswer,
  IntentChangeAnswer,
  IntentChangeDetailAnswer,
  UtteranceAnswer,
} from './wire/intents.ts';
export type { ChatAccountAnswer, LinkCodeAnswer } from './wire/links.ts';
export type {
  ModelAnswer,
  ModelComparisonAnswer,
  ModelReportAnswer,
  TrainingAnswer,
} from './wire/models.ts';
export type { DecisionAnswer, QueueAnswer, QueueEntryAnswer } from './wire/queue.ts';
export type {
  FilledReplyAnswer,
  OfferedReplyAnswer,
  QuickReplyAnswer,
  ShopFactsAnswer,
} from './wire/quickReplies.ts';
export type { ErrorAnswer, ListAnswer } from './wire/request.ts';
export type { WaitsAnswer, WhatIfAnswer } from './wire/routing.ts';
export type { MeAnswer, SessionAnswer } from './wire/session.ts';
export type { EventAnswer, StreamMessage, StreamRequest } from './wire/stream.ts';
export type { ArticleSuggestionAnswer, SuggestionsAnswer } from './wire/suggestions.ts';
export type { SynonymChangeAnswer, SynonymsAnswer, SynonymTrialAnswer } from './wire/synonyms.ts';
export type { UnansweredAnswer, UnansweredGroupAnswer } from './wire/unanswered.ts';
