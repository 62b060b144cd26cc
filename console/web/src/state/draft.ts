/** What a person has begun to write for a conversation. */
export interface Draft {
  readonly text: string;
  readonly note: boolean;
}

/** Drafts by conversation. */
export type Drafts = Readonly<Record<string, Draft>>;

/** The drafts after one was written; an empty answer is forgotten, an empty note keeps the choice of a note. */
export function withDraft(drafts: Drafts, conversationId: string, draft: Draft): Drafts {
  const { [conversationId]: _before, ...others } = drafts;
  return draft.text === '' && !draft.note ? others : { ...others, [conversationId]: draft };
}
