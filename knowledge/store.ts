/** A language that articles are written in. */
export type Language = 'zh' | 'en';

/**
 * Where a revision stands. The newest one that is `published` or `archived` decides what is shown;
 * `draft` and `inReview` are work on top of it, which takes nothing away from readers.
 */
export type ArticleStatus = 'draft' | 'inReview' | 'published' | 'archived';

/** Who an article is for; what is for agents is never shown to customers. */
export type Audience = 'customers' | 'agents';

/** How soon a customer with this problem needs help. */
export type Urgency = 'low' | 'normal' | 'high';

/** One revision of one language version of an article; never changed once stored. */
export interface Article {
  /** Shared by all language versions. */
  readonly id: string;
  readonly language: Language;
  /** 1 for the first revision of this language version, then without gaps. */
  readonly revision: number;
  readonly status: ArticleStatus;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** How customers ask for it, in their words. */
  readonly questions: readonly string[];
  /** Intents that it answers. */
  readonly intents: readonly string[];
  /** Product category, a path such as `electronics/audio`; `all` when it concerns every product. */
  readonly product: string;
  /** Kind of problem, such as `returns`. */
  readonly issueType: string;
  readonly urgency: Urgency;
  readonly audience: Audience;
  /** Bodies for channels by their id, such as a short one for `sms`; the others show `body`. */
  readonly channels: Readonly<Record<string, string>>;
  /** Shown from this instant on; null: at once. */
  readonly validFrom: Date | null;
  /** Shown until just before this instant; null: without end. */
  readonly validUntil: Date | null;
  /** When somebody should look whether it is still right; null: whenever. */
  readonly reviewBy: Date | null;
  readonly tags: readonly string[];
  /** Who wrote this revision: an account's id or a program's name. */
  readonly author: string;
  /** What this revision changed; empty when nobody said. */
  readonly note: string;
  readonly at: Date;
}

/** A product category, with those within it. */
export interface Category {
  /** Its part of a path: `audio` of `electronics/audio`. */
  readonly id: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly children: readonly Category[];
}

/** A kind of problem that articles are about. */
export interface IssueType {
  readonly id: string;
  readonly names: Readonly<Record<Language, string>>;
}

/** The categories and kinds of problem that articles are sorted by; one record. */
export interface Taxonomy {
  /** 0: none is stored yet, so articles may name any category and kind of problem. */
  readonly version: number;
  readonly products: readonly Category[];
  readonly issueTypes: readonly IssueType[];
  /** Who wrote this version, an account's id or a program's name, and when; older records don't say. */
  readonly author?: string;
  readonly at?: Date;
}

/** What happened in the knowledge base, published in one place: the store, with the change itself. */
export type KnowledgeEvent =
  | {
      readonly type: 'articleSaved';
      readonly articleId: string;
      readonly language: Language;
      readonly revision: number;
      readonly status: ArticleStatus;
    }
  | { readonly type: 'taxonomySaved'; readonly version: number }
  | { readonly type: 'synonymsSaved'; readonly version: number }
  /** Somebody wrote or removed a quick reply; `owner` null: a shared one. */
  | {
      readonly type: 'quickReplyChanged';
      readonly quickReplyId: string;
      readonly owner: string | null;
    }
  /** What quick replies tell of the shop was written anew. */
  | { readonly type: 'shopFactsSaved'; readonly version: number }
  /** The bot answered a customer's message with an article. */
  | {
      readonly type: 'answerGiven';
      readonly conversationId: string;
      readonly messageSeq: number;
      readonly articleId: string;
      readonly language: Language;
    }
  /** When to answer was fitted anew, or the shipped policy holds again. */
  | { readonly type: 'policyFitted' };

/** Keeps every revision of every article. */
export interface ArticleStore {
  /** Returns the latest revision of each language version of each article, whatever its status. */
  articles(): Promise<readonly Article[]>;

  /** Returns the number of the latest revision of each language version: what to read where one has missed some. */
  latestRevisions(): Promise<readonly Pick<Article, 'id' | 'language' | 'revision'>[]>;

  /** Returns the newest revision that is published or archived, of each language version that has one. */
  standing(): Promise<readonly Article[]>;

  /** Returns the newest published or archived revision of one language version. */
  standingArticle(id: string, language: Language): Promise<Article | undefined>;

  /** Returns the revision of each language version that was the latest at this instant. */
  articlesAsOf(at: Date): Promise<readonly Article[]>;

  /** Returns the latest revision, or `undefined` when there is none in this language. */
  article(id: string, language: Language): Promise<Article | undefined>;

  /** Returns all revisions of one language version, newest first. */
  revisions(id: string, language: Language): Promise<readonly Article[]>;

  /**
   * Adds a revision together with its `articleSaved` event, in one transaction.
   * `expectedRevision` is the revision that the author saw (0: none yet) and `article.revision` is one
   * more. When the latest stored revision is another, nothing is written and the answer is `conflict`.
   */
  save(article: Article, expectedRevision: number): Promise<'saved' | 'conflict'>;
}

/** Keeps the taxonomy. */
export interface TaxonomyStore {
  /** Returns the taxonomy; where none is stored, an empty one of version 0. */
  taxonomy(): Promise<Taxonomy>;

  /**
   * Stores the taxonomy as the version after its own, together with its `taxonomySaved` event.
   * `conflict`: another one has been stored since it was read, and nothing is written.
   */
  saveTaxonomy(taxonomy: Taxonomy): Promise<'saved' | 'conflict'>;
}
