import type { Collection } from 'mongodb';
import type {
  KeptMessage,
  NewUnanswered,
  UnansweredMessage,
  UnansweredStore,
} from '../../recognizers/store.ts';
import { withUnanswered } from '../intentRows.ts';
import type { Collections, DocumentOf } from './collections.ts';
import { fromDocument, toDocument } from './documents.ts';
import type { Transactions } from './transactions.ts';

/** Customers' messages for authors, in MongoDB. */
export class MongoUnansweredStore implements UnansweredStore {
  readonly #unanswered: Collections['unanswered'];
  readonly #kept: Collections['keptMessages'];
  readonly #transactions: Transactions;

  constructor(parts: {
    readonly collections: Pick<Collections, 'unanswered' | 'keptMessages'>;
    readonly transactions: Transactions;
  }) {
    this.#unanswered = parts.collections.unanswered;
    this.#kept = parts.collections.keptMessages;
    this.#transactions = parts.transactions;
  }

  async noteUnanswered(messages: readonly NewUnanswered[], most: number) {
    await this.#transactions.run(async (session) => {
      for (const message of messages) {
        const found = await this.#unanswered.findOne({ _id: message.id }, { session });
        const before = found ? fromDocument<UnansweredMessage>(found) : undefined;
        const { _id, ...fields } = toDocument(withUnanswered(before, message));
        await this.#unanswered.replaceOne({ _id }, fields, { upsert: true, session });
      }
    });
    for (const state of ['open', { $ne: 'open' as const }] as const) {
      const old = await this.#unanswered
        .find({ state }, { projection: { _id: 1 } })
        .sort({ lastAt: -1, _id: 1 })
        .skip(most)
        .toArray();
      await remove(this.#unanswered, old);
    }
  }

  async unanswered({ language, limit }: Parameters<UnansweredStore['unanswered']>[0]) {
    const open = await this.#unanswered
      .find({ state: 'open', ...(language && { language }) })
      .sort({ lastAt: -1, _id: 1 })
      .limit(limit)
      .toArray();
    return open.map(fromDocument<UnansweredMessage>);
  }

  async unansweredByIds(ids: readonly string[]) {
    const found = await this.#unanswered.find({ _id: { $in: [...ids] } }).toArray();
    const byId = new Map(found.map((document) => [document._id, document]));
    return ids.flatMap((id) => {
      const document = byId.get(id);
      return document ? [fromDocument<UnansweredMessage>(document)] : [];
    });
  }

  async dismissUnanswered(ids: readonly string[]) {
    const { modifiedCount } = await this.#unanswered.updateMany(
      { _id: { $in: [...ids] }, state: 'open' },
      { $set: { state: 'dismissed' } },
    );
    return modifiedCount;
  }

  async keepMessages(messages: readonly KeptMessage[], most: number) {
    if (messages.length > 0) {
      await this.#kept.bulkWrite(
        messages.map((message) => {
          const { _id, ...fields } = toDocument(message);
          return { replaceOne: { filter: { _id }, replacement: fields, upsert: true } };
        }),
      );
    }
    const old = await this.#kept
      .find({}, { projection: { _id: 1 } })
      .sort({ at: -1, _id: 1 })
      .skip(most)
      .toArray();
    await remove(this.#kept, old);
  }

  async keptMessages() {
    const all = await this.#kept.find().sort({ at: 1, _id: 1 }).toArray();
    return all.map(fromDocument<KeptMessage>);
  }

  async forgetMessages() {
    await this.#kept.deleteMany({});
  }
}

async function remove<T extends { readonly id: string }>(
  collection: Collection<DocumentOf<T>>,
  documents: readonly { readonly _id: unknown }[],
): Promise<void> {
  if (documents.length === 0) return;
  const ids = documents.map(({ _id }) => _id);
  await collection.deleteMany({ _id: { $in: ids } } as Parameters<typeof collection.deleteMany>[0]);
}
