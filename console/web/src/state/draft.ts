/** What a person has begun to write for a conversation. */
export interface Draft {
  readonly text: string;
  readonly note: boolean;
  /** The article that the text was taken from. */
  readonly article?: DraftSource | undefined;
  /** The quick reply that the text was made from, the last of several. */
  readonly quickReply?: DraftReply | undefined;
}

/** Something that a text was taken from. */
export interface DraftSource {
  readonly id: string;
  readonly title: string;
}

/** A quick reply that a text was made from. */
export interface DraftReply {
  readonly id: string;
  /** Values with braces in them, which are no variables: what the customer wrote. */
  readonly verbatim: readonly string[];
}

/** Drafts by conversation. */
export type Drafts = Readonly<Record<string, Draft>>;

/** The drafts after one was written; an empty answer is forgotten, an empty note keeps the choice of a note. */
export function withDraft(drafts: Drafts, conversationId: string, draft: Draft): Drafts {
  const { [conversationId]: _before, ...others } = drafts;
  return draft.text === '' && !draft.note ? others : { ...others, [conversationId]: draft };
}

/** The draft with other words; once they are all gone, nothing of it is from anywhere. */
export function rewritten(draft: Draft, text: string): Draft {
  return text.trim() === '' ? { text, note: draft.note } : { ...draft, text };
}

/** The draft with a text from an article, after what stands there already. */
export function withArticle(draft: Draft, text: string, article: DraftSource): Draft {
  const before = draft.text.trimEnd();
  return { ...draft, text: before === '' ? text : `${before}\n\n${text}`, note: false, article };
}
