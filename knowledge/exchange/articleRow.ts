/** Most articles of one import. */
export const MOST_ROWS = 10_000;

/** A file that articles come in. */
export interface ArticleFile {
  /** Its ending tells the format. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where something stands: in which file, and in which line of it (from 1). */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What a file says of one article, not checked yet. */
export interface ArticleRow extends Place {
  /** An article's fields, and where known the `revision` that they were written on. Any may be missing. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The body came through HTML, which says the same Markdown in one way only. */
  readonly isRendered?: boolean;
}

/** Why a row can't be used: what is wrong with which field (`row`: with none of them). */
export interface RowProblem extends Place {
  readonly fields: Readonly<Record<string, string>>;
}

/** What files hold. */
export interface ArticleRows {
  readonly rows: readonly ArticleRow[];
  readonly problems: readonly RowProblem[];
}

/** The problem of a row that is wrong as a whole. */
export function rowProblem(file: string, line: number, message: string): RowProblem {
  return { file, line, fields: { row: message } };
}
