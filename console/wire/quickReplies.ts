import type { Language } from '../../handoff/index.ts';
import type { QuickReplyTexts, ShopFact } from '../../knowledge/index.ts';

/** A quick reply, as one account sees it. */
export interface QuickReplyAnswer {
  readonly id: string;
  readonly version: number;
  readonly key: string;
  readonly category: string;
  readonly titles: QuickReplyTexts;
  readonly texts: QuickReplyTexts;
  /** The account whose own it is; null: everybody's. */
  readonly owner: string | null;
  readonly mayEdit: boolean;
  readonly author: string;
  readonly authorName: string | null;
  readonly at: string;
  readonly useCount: number;
  readonly lastUsedAt: string | null;
}

/** A quick reply's text for a conversation. */
export interface FilledReplyAnswer {
  /** Of the text: the one asked for, or the only one there is. */
  readonly language: Language;
  /** Variables that are missing stand in it as they were, such as `{{order.id}}`. */
  readonly text: string;
  /** Names of variables without a value: while one stands in the text, it can't be sent. */
  readonly missing: readonly string[];
  /** Values with braces in them, which are no variables: what customers wrote. */
  readonly verbatim: readonly string[];
}

/** A quick reply as the menu of a conversation offers it. */
export interface OfferedReplyAnswer {
  readonly reply: QuickReplyAnswer;
  readonly filled: FilledReplyAnswer;
}

/** What quick replies can tell of the shop. */
export interface ShopFactsAnswer {
  readonly version: number;
  readonly facts: { readonly [F in ShopFact]?: QuickReplyTexts };
}
