import type { ClientSession } from 'mongodb';
import type { QuickReply, QuickReplyStore, ShopFacts } from '../../knowledge/quickReplies/store.ts';
import type { Collections } from './collections.ts';
import { type Commits, Refused } from './commits.ts';
import { fromDocument, toDocument } from './documents.ts';

type Outcome = 'saved' | 'conflict' | 'keyTaken';

/** The one document of the shop's facts. */
const SHOP = 'shop';

/** Quick replies in MongoDB; their uses are counted in the same documents, apart from the versions. */
export class MongoQuickReplyStore implements QuickReplyStore {
  readonly #commits: Commits;
  readonly #replies: Collections['quickReplies'];
  readonly #facts: Collections['shopFacts'];

  constructor(parts: {
    readonly collections: Pick<Collections, 'quickReplies' | 'shopFacts'>;
    readonly commits: Commits;
  }) {
    this.#commits = parts.commits;
    this.#replies = parts.collections.quickReplies;
    this.#facts = parts.collections.shopFacts;
  }

  async quickReplies(account: string | null) {
    const visible = await this.#replies
      .find({ owner: { $in: [...new Set([null, account])] } })
      .sort({ key: 1, owner: 1 })
      .toArray();
    return visible.map((document) => fromDocument<QuickReply>(document));
  }

  async quickReply(id: string) {
    const document = await this.#replies.findOne({ _id: id });
    return document ? fromDocument<QuickReply>(document) : undefined;
  }

  saveQuickReply(reply: QuickReply) {
    return this.#commits.run<Outcome>({
      write: async ({ session, events }) => {
        await this.#write(reply, session);
        events.push(changed(reply));
        return 'saved';
      },
      explain: () => this.#explain(reply),
    });
  }

  removeQuickReply(id: string, version: number) {
    return this.#commits.run<'removed' | 'conflict'>({
      write: async ({ session, events }) => {
        const removed = await this.#replies.findOneAndDelete({ _id: id, version }, { session });
        if (!removed) throw new Refused(`quick reply ${id} is not at ${version}`);
        events.push(changed({ id, owner: removed.owner }));
        return 'removed';
      },
      explain: async () => {
        const stored = await this.quickReply(id);
        if (!stored) return 'removed';
        return stored.version === version ? undefined : 'conflict';
      },
    });
  }

  async shopFacts(): Promise<ShopFacts> {
    const document = await this.#facts.findOne({ _id: SHOP });
    return document
      ? { version: document.version, facts: document.facts }
      : { version: 0, facts: {} };
  }

  saveShopFacts({ version, facts }: ShopFacts) {
    return this.#commits.run<'saved' | 'conflict'>({
      write: async ({ session, events }) => {
        const next = { version: version + 1, facts };
        events.push({ type: 'shopFactsSaved', version: next.version });
        if (version === 0) {
          await this.#facts.insertOne({ _id: SHOP, ...next }, { session });
          return 'saved';
        }
        const { matchedCount } = await this.#facts.replaceOne({ _id: SHOP, version }, next, {
          session,
        });
        if (matchedCount === 0) throw new Refused("the shop's facts have moved on");
        return 'saved';
      },
      explain: async () => ((await this.shopFacts()).version === version ? undefined : 'conflict'),
    });
  }

  async #write(reply: QuickReply, session: ClientSession): Promise<void> {
    const { _id, useCount, lastUsedAt, ...fields } = toDocument({
      ...reply,
      version: reply.version + 1,
    });
    if (reply.version === 0) {
      await this.#replies.insertOne({ _id, ...fields, useCount: 0, lastUsedAt: null }, { session });
      return;
    }
    const { matchedCount } = await this.#replies.updateOne(
      { _id, version: reply.version },
      { $set: fields },
      { session },
    );
    if (matchedCount === 0) throw new Refused(`quick reply ${_id} has moved on`);
  }

  async #explain({ id, version, owner, key }: QuickReply): Promise<Outcome | undefined> {
    if (((await this.quickReply(id))?.version ?? 0) !== version) return 'conflict';
    const holder = await this.#replies.findOne({ owner, key });
    return holder && holder._id !== id ? 'keyTaken' : undefined;
  }
}

function changed({ id, owner }: Pick<QuickReply, 'id' | 'owner'>) {
  return { type: 'quickReplyChanged', quickReplyId: id, owner } as const;
}
