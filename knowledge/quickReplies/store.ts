import type { Language } from '../store.ts';
import type { ShopFact } from './variables.ts';

/** A text in one or both languages. */
export type QuickReplyTexts = { readonly [L in Language]?: string };

/** A stored answer text that an agent picks, looks over, and sends. */
export interface QuickReply {
  readonly id: string;
  /** Grows with each write but those of use counts; 0 means not stored yet. */
  readonly version: number;
  /** What is typed after "/": unique among the shared ones, and among those of one owner. */
  readonly key: string;
  /** One of {@link QUICK_REPLY_CATEGORIES}. */
  readonly category: string;
  readonly titles: QuickReplyTexts;
  /** With variables such as `{{order.id}}`; in the same languages as the titles. */
  readonly texts: QuickReplyTexts;
  /** The account whose own it is; null: everybody's. */
  readonly owner: string | null;
  /** Who wrote this version: an account's id or a program's name. */
  readonly author: string;
  readonly at: Date;
  /** How many messages to customers were made from it, and when the last was. */
  readonly useCount: number;
  readonly lastUsedAt: Date | null;
}

/** What quick replies can tell of the shop. */
export interface ShopFacts {
  /** Grows with each write; 0 means not stored yet. */
  readonly version: number;
  readonly facts: { readonly [F in ShopFact]?: QuickReplyTexts };
}

/**
 * Keeps the quick replies. Their uses are counted with the messages: an agent's message whose
 * analysis names a quick reply counts as one use of it, in the transaction that stores the message.
 * Each write that takes effect tells the log, in its transaction; uses do not.
 */
export interface QuickReplyStore {
  /** The shared ones, and those of the account if one is given, by key. */
  quickReplies(account: string | null): Promise<readonly QuickReply[]>;

  /** Returns the quick reply, or `undefined` when there is none. */
  quickReply(id: string): Promise<QuickReply | undefined>;

  /**
   * Writes the record as the next version, if its version still holds. The stored uses stay what
   * they are. `keyTaken`: another one of this owner (of the shared ones) has the key.
   */
  saveQuickReply(reply: QuickReply): Promise<'saved' | 'conflict' | 'keyTaken'>;

  /** Removes it if this version still holds; one that is gone already counts as removed. */
  removeQuickReply(id: string, version: number): Promise<'removed' | 'conflict'>;

  /** What is known of the shop; version 0 when nobody has said anything. */
  shopFacts(): Promise<ShopFacts>;

  /** Writes the facts as the next version, if their version still holds. */
  saveShopFacts(facts: ShopFacts): Promise<'saved' | 'conflict'>;
}
