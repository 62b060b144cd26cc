import type { ArticleAnswer } from '../../../wire.ts';
import { Observable, useObservable } from '../state/observable.ts';
import {
  type ArticleDraft,
  type ArticleFields,
  changedFields,
  fieldsOf,
  newFields,
} from './articleDraft.ts';

/** What is not saved yet, by article and language: it stays while one looks at another page. */
const drafts = new Observable<Readonly<Record<string, ArticleDraft>>>({});

/** A draft in somebody's hands. */
export interface Drafting {
  readonly draft: ArticleDraft;
  readonly change: (fields: Partial<ArticleFields>) => void;
  /** Replaces it as a whole; undefined: forgets it. */
  readonly replace: (draft: ArticleDraft | undefined) => void;
}

/**
 * What the author has written of a language version, or else what is stored of it (null: nothing).
 * What they saw when they began stays the base, whatever others save meanwhile.
 */
export function useArticleDraft(
  place: { readonly id: string; readonly language: string },
  stored: ArticleAnswer | null,
  other: ArticleAnswer | undefined,
): Drafting {
  const key = `${place.language}/${place.id}`;
  const kept = useObservable(drafts)[key];
  const fresh = { base: stored, fields: stored ? fieldsOf(stored) : newFields(other) };
  const replace = (draft: ArticleDraft | undefined): void =>
    drafts.update(({ [key]: _, ...others }) => (draft ? { ...others, [key]: draft } : others));
  return {
    draft: kept ?? fresh,
    replace,
    change: (fields) => {
      const before = drafts.get()[key] ?? fresh;
      const after = { ...before, fields: { ...before.fields, ...fields } };
      replace(changedFields(after).length === 0 ? undefined : after);
    },
  };
}

/** Begins an article with what is to be answered. */
export function beginDraft(
  place: { readonly id: string; readonly language: string },
  questions: readonly string[],
): void {
  const draft = { base: null, fields: { ...newFields(), questions } };
  drafts.update((all) => ({ ...all, [`${place.language}/${place.id}`]: draft }));
}

/** Forgets them: another account has signed in. */
export function forgetArticleDrafts(): void {
  drafts.set({});
}
