import type { Language } from '../../handoff/index.ts';
import type { ArticleStatus, Audience, Urgency } from '../../knowledge/index.ts';

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
}

/** A hit of `/articles/search`. */
export interface ArticleHitAnswer {
  readonly score: number;
  readonly article: ArticleAnswer;
}
