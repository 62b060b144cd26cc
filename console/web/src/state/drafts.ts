import { readStored, writeStored } from './browserStorage.ts';
import { Observable } from './observable.ts';

/** What a person has begun to write for a conversation. */
export interface Draft {
  readonly text: string;
  readonly note: boolean;
}

/** Drafts by conversation; kept in this browser for one account. */
export const drafts = new Observable<Readonly<Record<string, Draft>>>({});

let storageKey: string | undefined;

/** Loads what was kept for the account. */
export function openDrafts(accountId: string): void {
  storageKey = `baton.drafts.${accountId}`;
  drafts.set(readStored(storageKey) ?? {});
}

/** Keeps a draft; an empty one is forgotten. */
export function saveDraft(conversationId: string, draft: Draft): void {
  const { [conversationId]: _before, ...others } = drafts.get();
  drafts.set(draft.text === '' && !draft.note ? others : { ...others, [conversationId]: draft });
  if (storageKey) writeStored(storageKey, drafts.get());
}
