import { randomUUID } from 'node:crypto';
import { KnowledgeError } from '../knowledgeError.ts';
import type { Language } from '../store.ts';
import { parseQuickReply, parseShopFacts, type QuickReplyDraft } from './quickReplySchema.ts';
import { type QuickReplySearch, searchQuickReplies } from './searchQuickReplies.ts';
import type { QuickReply, QuickReplyStore, QuickReplyTexts, ShopFacts } from './store.ts';
import { type QuickReplyValues, SHOP_FACTS } from './variables.ts';

/** Quick replies of one owner, and shared ones, that are kept at most. */
export const MOST_QUICK_REPLIES = 2_000;

/** Who reads or writes: everybody their own ones, some the shared ones too. */
export interface QuickReplyReader {
  readonly accountId: string;
  readonly writesShared: boolean;
}

/** What became of a write: done, or refused because somebody was faster. */
export type QuickReplyOutcome =
  | { readonly outcome: 'saved'; readonly reply: QuickReply }
  | { readonly outcome: 'conflict'; readonly latest: QuickReply | undefined };

/** The quick replies as accounts see and change them. */
export class QuickReplyBook {
  readonly #store: QuickReplyStore;

  constructor(parts: { readonly quickReplies: QuickReplyStore }) {
    this.#store = parts.quickReplies;
  }

  /** Those that the account may use and that fit, best first. */
  async search(reader: QuickReplyReader, search: QuickReplySearch): Promise<readonly QuickReply[]> {
    return searchQuickReplies(await this.#store.quickReplies(reader.accountId), search);
  }

  /** A quick reply that the account may use; throws `notFound`. */
  async quickReply(id: string, { accountId }: QuickReplyReader): Promise<QuickReply> {
    const reply = await this.#store.quickReply(id);
    if (reply && (reply.owner === null || reply.owner === accountId)) return reply;
    throw new KnowledgeError('notFound', `There is no quick reply ${id}`);
  }

  /** Whether the account may change it. */
  mayChange({ owner }: Pick<QuickReply, 'owner'>, reader: QuickReplyReader): boolean {
    return owner === null ? reader.writesShared : owner === reader.accountId;
  }

  /**
   * Adds a quick reply, the account's own or a shared one. Throws `invalidQuickReply` by field (a key
   * that is taken, too), `forbidden` and `tooMany`.
   */
  async add(
    draft: QuickReplyDraft & { readonly personal: boolean },
    by: QuickReplyReader,
    now: Date,
  ): Promise<QuickReply> {
    const { personal, ...fields } = draft;
    const reply: QuickReply = {
      ...parseQuickReply(fields),
      ...{ id: randomUUID(), version: 0, owner: personal ? by.accountId : null },
      ...{ author: by.accountId, at: now, useCount: 0, lastUsedAt: null },
    };
    this.#requireMayChange(reply, by);
    const all = await this.#store.quickReplies(reply.owner);
    if (all.filter(({ owner }) => owner === reply.owner).length >= MOST_QUICK_REPLIES) {
      throw new KnowledgeError('tooMany', `There are ${MOST_QUICK_REPLIES} already: remove some`);
    }
    const outcome = await this.#save(reply);
    if (outcome.outcome === 'conflict') throw new Error(`the new id ${reply.id} was taken`);
    return outcome.reply;
  }

  /** Writes it anew over the version that its author saw. Throws as {@link add} does, and `notFound`. */
  async change(
    id: string,
    draft: QuickReplyDraft,
    by: QuickReplyReader,
    { expectedVersion, now }: { readonly expectedVersion: number; readonly now: Date },
  ): Promise<QuickReplyOutcome> {
    const before = await this.quickReply(id, by);
    this.#requireMayChange(before, by);
    const fields = parseQuickReply(draft);
    const changed = { ...before, ...fields, version: expectedVersion };
    return this.#save({ ...changed, author: by.accountId, at: now });
  }

  /** Removes it if it is as the account saw it; answers how it is when it is not. Throws as above. */
  async remove(
    id: string,
    by: QuickReplyReader,
    expectedVersion: number,
  ): Promise<
    { readonly outcome: 'removed' } | Extract<QuickReplyOutcome, { outcome: 'conflict' }>
  > {
    this.#requireMayChange(await this.quickReply(id, by), by);
    const outcome = await this.#store.removeQuickReply(id, expectedVersion);
    if (outcome === 'removed') return { outcome };
    return { outcome, latest: await this.#store.quickReply(id) };
  }

  shopFacts(): Promise<ShopFacts> {
    return this.#store.shopFacts();
  }

  /** Says of the shop what quick replies tell; undefined: somebody was faster. Throws by field, and `forbidden`. */
  async saveShopFacts(
    facts: unknown,
    by: QuickReplyReader,
    expectedVersion: number,
  ): Promise<ShopFacts | undefined> {
    this.#requireMayChange({ owner: null }, by);
    const next = { version: expectedVersion, facts: parseShopFacts(facts) };
    const outcome = await this.#store.saveShopFacts(next);
    return outcome === 'saved' ? { ...next, version: expectedVersion + 1 } : undefined;
  }

  /** The shop's variables in a language, or else in the other one. */
  async shopValues(language: Language): Promise<QuickReplyValues> {
    const { facts } = await this.#store.shopFacts();
    return Object.fromEntries(
      SHOP_FACTS.map((fact) => [`shop.${fact}`, facts[fact]?.[language] ?? anyOf(facts[fact])]),
    );
  }

  async #save(reply: QuickReply): Promise<QuickReplyOutcome> {
    const outcome = await this.#store.saveQuickReply(reply);
    if (outcome === 'saved') {
      return { outcome, reply: { ...reply, version: reply.version + 1 } };
    }
    if (outcome === 'conflict') {
      return { outcome, latest: await this.#store.quickReply(reply.id) };
    }
    throw new KnowledgeError('invalidQuickReply', `The key /${reply.key} is taken`, {
      fields: { key: 'is taken by another quick reply' },
    });
  }

  #requireMayChange(reply: Pick<QuickReply, 'owner'>, by: QuickReplyReader): void {
    if (this.mayChange(reply, by)) return;
    throw new KnowledgeError(
      'forbidden',
      'Shared quick replies are for editors, supervisors and admins to change; make a personal one',
    );
  }
}

function anyOf(texts: QuickReplyTexts | undefined): string | undefined {
  return texts?.zh ?? texts?.en;
}
