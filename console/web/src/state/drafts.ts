import { readStored, writeStored } from './browserStorage.ts';
import { type Draft, type Drafts, withDraft } from './draft.ts';
import { Observable } from './observable.ts';

/** Drafts by conversation; kept in this browser for one account. */
export const drafts = new Observable<Drafts>({});

let storageKey: string | undefined;

/** Loads what was kept for the account. */
export function openDrafts(accountId: string): void {
  storageKey = `baton.drafts.${accountId}`;
  drafts.set(readStored(storageKey) ?? {});
}

/** Keeps a draft; an empty one is forgotten. */
export function saveDraft(conversationId: string, draft: Draft): void {
  drafts.update((all) => withDraft(all, conversationId, draft));
  if (storageKey) writeStored(storageKey, drafts.get());
}
