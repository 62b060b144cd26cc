import type { Language } from '../../handoff/index.ts';
import type {
  ArticleStatus,
  Audience,
  Category,
  DiffLine,
  Dimension,
  IssueType,
  ReviewReason,
  Snippet,
  Urgency,
} from '../../knowledge/index.ts';
import type { ListAnswer } from './request.ts';

/** A revision of an article, of `/articles`. */
export interface ArticleAnswer {
  readonly id: string;
  readonly language: Language;
  readonly revision: number;
  readonly status: ArticleStatus;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly questions: readonly string[];
  readonly intents: readonly string[];
  readonly product: string;
  readonly issueType: string;
  readonly urgency: Urgency;
  readonly audience: Audience;
  /** Bodies for channels by their id. */
  readonly channels: Readonly<Record<string, string>>;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly reviewBy: string | null;
  readonly tags: readonly string[];
  /** An account's id or a program's name. */
  readonly author: string;
  readonly authorName: string | null;
  readonly note: string;
  readonly at: string;
  /** The revision of this language version that is published now; null: none. */
  readonly publishedRevision: number | null;
  /** The languages that the article is written in. */
  readonly languages: readonly Language[];
}

/** How many articles have which value, by dimension. */
export type FacetsAnswer = Readonly<
  Record<Dimension, readonly { readonly value: string; readonly count: number }[]>
>;

/** A page of `/articles`, with what they could be narrowed down by. */
export interface ArticleListAnswer extends ListAnswer<ArticleAnswer> {
  readonly facets: FacetsAnswer;
}

/** A hit of `/articles/search`. */
export interface ArticleHitAnswer {
  readonly score: number;
  readonly article: ArticleAnswer;
  /** Its title and its best passage, in pieces, with what was asked for as `hit`. */
  readonly snippet: Snippet;
}

/** `/articles/search`: the best hits, and what else there is. */
export interface ArticleHitsAnswer extends ListAnswer<ArticleHitAnswer> {
  readonly next: null;
  /** How many were found and have what was chosen. */
  readonly total: number;
  readonly facets: FacetsAnswer;
}

/** What became of one field between two revisions; instants as text. */
export type FieldChangeAnswer =
  | { readonly kind: 'text'; readonly field: string; readonly lines: readonly DiffLine[] }
  | {
      readonly kind: 'list';
      readonly field: string;
      readonly kept: readonly string[];
      readonly removed: readonly string[];
      readonly added: readonly string[];
    }
  | {
      readonly kind: 'value';
      readonly field: string;
      readonly from: string | null;
      readonly to: string | null;
    };

/** `/articles/{id}/diff`. */
export interface ArticleDiffAnswer {
  readonly from: number;
  readonly to: number;
  readonly changes: readonly FieldChangeAnswer[];
}

/** An article of `/articles/review`. */
export interface ReviewItemAnswer {
  readonly reason: ReviewReason;
  /** Since when it is due, or from when on. */
  readonly at: string;
  readonly article: ArticleAnswer;
}

/** With 409 on an article: what the other editor wrote, and how the refused one differs from it. */
export interface ArticleConflictAnswer {
  /** Null: there is none in this language. */
  readonly latest: ArticleAnswer | null;
  /** From the latest to what was refused. */
  readonly changes: readonly FieldChangeAnswer[];
}

/** `/taxonomy`. */
export interface TaxonomyAnswer {
  readonly version: number;
  readonly products: readonly Category[];
  readonly issueTypes: readonly IssueType[];
  /** Who wrote this version; null: it does not say. */
  readonly author: string | null;
  readonly authorName: string | null;
  readonly at: string | null;
}

/** `/taxonomy/uses`: how many articles are in each place, what is within a category included. */
export interface TaxonomyUsesAnswer {
  /** By a category's path; 0 is left out. */
  readonly products: Readonly<Record<string, number>>;
  readonly issueTypes: Readonly<Record<string, number>>;
}
