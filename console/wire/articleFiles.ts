import type { ArticleField, Language } from '../../knowledge/index.ts';

/** An article that a row of a file is about, of `/articles/import`. */
export interface ImportedArticleAnswer {
  readonly file: string;
  /** Of the file, from 1. */
  readonly line: number;
  readonly id: string;
  readonly language: Language;
  readonly title: string;
}

/** An article that an import changes. */
export interface ChangedArticleAnswer extends ImportedArticleAnswer {
  readonly fields: readonly ArticleField[];
}

/** An article of which the same fields were changed in the file and here; nothing of it is taken. */
export interface ConflictingArticleAnswer extends ChangedArticleAnswer {
  /** The latest revision, by whom and when. */
  readonly revision: number;
  readonly author: string;
  readonly authorName: string | null;
  readonly at: string;
}

/** What `POST /articles/import` changed, or with `dryRun` would change; at most a hundred of each are named. */
export interface ArticleImportAnswer {
  readonly dryRun: boolean;
  /** To be sent with the import itself: it is refused when the articles have changed since. */
  readonly basis: string;
  readonly counts: {
    readonly created: number;
    readonly changed: number;
    readonly unchanged: number;
    /** Rows that say only what an earlier revision said; what was written since stays. */
    readonly older: number;
    readonly conflicts: number;
    readonly refused: number;
  };
  readonly created: readonly ImportedArticleAnswer[];
  readonly changed: readonly ChangedArticleAnswer[];
  readonly older: readonly ImportedArticleAnswer[];
  readonly conflicts: readonly ConflictingArticleAnswer[];
  /** Rows that can't be used: field (`row`: all of it) → what is wrong. */
  readonly refused: readonly {
    readonly file: string;
    readonly line: number;
    readonly fields: Readonly<Record<string, string>>;
  }[];
}

/** `GET /articles/export`. */
export interface ArticleExportAnswer {
  /** A name for the file. */
  readonly fileName: string;
  readonly contentType: string;
  /** How many articles are in it. */
  readonly count: number;
  readonly base64: string;
}
