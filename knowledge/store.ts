/** A language that articles are written in. */
export type Language = 'zh' | 'en';

/** Where a revision stands; only the latest revision counts, and only `published` is shown to customers. */
export type ArticleStatus = 'draft' | 'published' | 'archived';

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
  readonly tags: readonly string[];
  /** Who wrote this revision: an account's id or a program's name. */
  readonly author: string;
  /** What this revision changed; empty when nobody said. */
  readonly note: string;
  readonly at: Date;
}

/** What happened in the knowledge base, published in one place: the store, with the change itself. */
export type KnowledgeEvent = {
  readonly type: 'articleSaved';
  readonly articleId: string;
  readonly language: Language;
  readonly revision: number;
  readonly status: ArticleStatus;
};

/** Keeps every revision of every article. */
export interface ArticleStore {
  /** Returns the latest revision of each language version of each article, whatever its status. */
  articles(): Promise<readonly Article[]>;

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
