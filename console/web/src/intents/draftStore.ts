import { Observable, useObservable } from '../state/observable.ts';
import { changeCount, type IntentDraft, NO_CHANGES } from './intentDraft.ts';

/** What is not saved yet, by intent: it stays while one looks at another page. */
const drafts = new Observable<Readonly<Record<string, IntentDraft>>>({});

/** The changes of an intent that are not saved yet, and the way to change them. */
export function useIntentDraft(
  name: string,
  revision: number | undefined,
): [IntentDraft, (change: (draft: IntentDraft) => IntentDraft) => void] {
  const draft = useObservable(drafts)[name] ?? NO_CHANGES;
  return [
    draft,
    (change) =>
      drafts.update((all) => {
        const { [name]: before = NO_CHANGES, ...others } = all;
        const after = change(before);
        if (changeCount(after) === 0) return others;
        // Events may bring a newer revision: what the author saw when they began stays the base.
        const base = after.base ?? revision;
        return { ...others, [name]: base === undefined ? after : { ...after, base } };
      }),
  ];
}

/** Forgets them: another account has signed in. */
export function forgetIntentDrafts(): void {
  drafts.set({});
}
