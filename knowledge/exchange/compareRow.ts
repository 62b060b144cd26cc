import type { ArticleDraft } from '../articleSchema.ts';
import type { Article } from '../store.ts';
import { type ArticleField, differingFields } from './articleFields.ts';

/** What a row that differs from the latest revision means. */
export type ComparedRow =
  | { readonly outcome: 'changed'; readonly fields: readonly ArticleField[] }
  | { readonly outcome: 'older' }
  | { readonly outcome: 'conflict'; readonly fields: readonly ArticleField[] };

/**
 * Compares a row, the revision that it was written on, and the latest one: what only the row changed is
 * taken, what only others changed stays, and what both changed is a conflict. A row that names no revision
 * was written on the newest one that says all it says, else on the latest.
 */
export function comparedRow(row: {
  /** The latest revision with all that the row says. */
  readonly draft: ArticleDraft;
  /** The fields that the row names. */
  readonly said: readonly string[];
  readonly revision: unknown;
  readonly latest: Article;
  /** All revisions, newest first. */
  readonly history: readonly Article[];
}): ComparedRow {
  const { draft, said, revision, latest, history } = row;
  const among = (fields: readonly ArticleField[]) => fields.filter((field) => said.includes(field));
  const earlier = history.filter((one) => one.revision < latest.revision);
  const base =
    earlier.find((one) => one.revision === revision) ??
    earlier.find((one) => among(differingFields(draft, one)).length === 0);
  if (!base || revision === latest.revision) {
    return { outcome: 'changed', fields: differingFields(draft, latest) };
  }
  const mine = among(differingFields(draft, base));
  const theirs = differingFields(latest, base);
  const apart = differingFields(draft, latest);
  const clash = mine.filter((field) => theirs.includes(field) && apart.includes(field));
  if (clash.length > 0) return { outcome: 'conflict', fields: clash };
  const fields = mine.filter((field) => apart.includes(field));
  return fields.length === 0 ? { outcome: 'older' } : { outcome: 'changed', fields };
}
