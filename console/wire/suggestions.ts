import type { Language } from '../../handoff/index.ts';
import type { SuggestionGround } from '../../knowledge/index.ts';

/** An article that may help now, of `/conversations/{id}/suggestions`. */
export interface ArticleSuggestionAnswer {
  readonly articleId: string;
  readonly language: Language;
  readonly title: string;
  /** Markdown, as customers of this channel read it. */
  readonly body: string;
  /** What of it answers this conversation, as plain text; null: nothing of it is for customers. */
  readonly reply: string | null;
  readonly score: number;
  /** What speaks most for it. */
  readonly ground: SuggestionGround;
}

/** What an agent may answer with. */
export interface SuggestionsAnswer {
  /** The newest message that was looked at. */
  readonly seq: number;
  /** At most five, best first. */
  readonly articles: readonly ArticleSuggestionAnswer[];
  /** The one whose reply fits well enough to be sent as it stands. */
  readonly replyFrom: string | null;
}
