import type { ClientSession } from 'mongodb';
import type { RetentionStore } from '../../bot/store.ts';
import type { Blobs } from './blobs.ts';
import type { Collections } from './collections.ts';
import { Refused } from './commits.ts';
import type { MongoEventLog } from './eventLog.ts';
import type { Transactions } from './transactions.ts';

/** What a conversation takes with it, by `conversationId`. */
export const COLLECTIONS_OF_CONVERSATION = [
  'messages',
  'inbox',
  'decisions',
  'escalations',
  'answers',
] as const satisfies readonly (keyof Collections)[];

/** Removes from MongoDB what is no longer to be kept. */
export class MongoRetention implements RetentionStore {
  readonly #collections: Collections;
  readonly #transactions: Transactions;
  readonly #blobs: Blobs;
  readonly #events: MongoEventLog;

  constructor(parts: {
    readonly collections: Collections;
    readonly transactions: Transactions;
    readonly blobs: Blobs;
    readonly events: MongoEventLog;
  }) {
    this.#collections = parts.collections;
    this.#transactions = parts.transactions;
    this.#blobs = parts.blobs;
    this.#events = parts.events;
  }

  removeEvents(before: Date, limit: number) {
    return this.#events.remove(before, limit);
  }

  async removeConversations(before: Date, limit: number) {
    const old = this.#collections.conversations
      .find(resting(before))
      .sort({ activeAt: 1, _id: 1 })
      .project<{ _id: string }>({ _id: 1 });
    let removed = 0;
    for await (const { _id } of old) {
      if (removed === limit) break;
      if (await this.#removeOne(_id, before)) removed += 1;
    }
    return removed;
  }

  /** Indexes with an end remove what runs out; the log needs a point now and then to be read from. */
  async tidy(now: Date) {
    await this.#events.keepStart(now);
    return 0;
  }

  async #removeOne(id: string, before: Date): Promise<boolean> {
    if (await this.#isBusy(id)) return false;
    try {
      await this.#transactions.run((session) => this.#removeWith(id, before, session));
      return true;
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  /**
   * All that is written to a conversation writes its document too, or one of those removed here. So
   * whoever writes meanwhile and this transaction meet, and one of them begins anew.
   */
  async #removeWith(id: string, before: Date, session: ClientSession): Promise<void> {
    const { conversations, outbox, attachments } = this.#collections;
    const { deletedCount } = await conversations.deleteOne(
      { _id: id, ...resting(before) },
      { session },
    );
    if (deletedCount === 0 || (await this.#isBusy(id, session))) {
      throw new Refused(`conversation ${id} is in use`);
    }
    await outbox.deleteOne({ _id: id }, { session });
    for (const name of COLLECTIONS_OF_CONVERSATION) {
      const collection = this.#collections[name] as Collections['messages'];
      await collection.deleteMany({ conversationId: id }, { session });
    }
    // A newer file belongs to a message that is on its way.
    const files = await attachments
      .find({ conversationId: id, at: { $lt: before } }, { session })
      .toArray();
    for (const { _id, blob } of files) {
      await attachments.deleteOne({ _id }, { session });
      await this.#blobs.remove(blob, session);
    }
  }

  /** Whether something is to be sent, or an escalation open. */
  async #isBusy(id: string, session?: ClientSession): Promise<boolean> {
    const { outbox, escalations } = this.#collections;
    const options = { projection: { _id: 1 }, ...(session && { session }) };
    const unsent = await outbox.findOne({ _id: id, 'items.0': { $exists: true } }, options);
    const open = { conversationId: id, state: { $ne: 'closed' } } as const;
    return unsent !== null || (await escalations.findOne(open, options)) !== null;
  }
}

function resting(before: Date) {
  return { state: 'bot', activeAt: { $lt: before }, 'desk.pending': 0 } as const;
}
