import type { Filter } from 'mongodb';
import type { ConversationFilter, ConversationRow, Page } from '../../handoff/store.ts';
import { pageCursorOf, parsePageCursor } from '../pageCursor.ts';
import type { Collections, ConversationDocument } from './collections.ts';
import { toConversation } from './documents.ts';
import type { EscalationCollection } from './escalations.ts';
import type { MessageCollection } from './messages.ts';

/** Conversations whose messages are searched at once. */
const BATCH = 200;

/** The list of conversations, newest activity first. */
export class ConversationList {
  readonly #conversations: Collections['conversations'];
  readonly #messages: MessageCollection;
  readonly #escalations: EscalationCollection;

  constructor(parts: {
    readonly collection: Collections['conversations'];
    readonly messages: MessageCollection;
    readonly escalations: EscalationCollection;
  }) {
    this.#conversations = parts.collection;
    this.#messages = parts.messages;
    this.#escalations = parts.escalations;
  }

  async page(filter: ConversationFilter): Promise<Page<ConversationRow>> {
    const found = await this.#select(filter);
    const shown = found.slice(0, filter.limit);
    const last = shown.at(-1);
    return {
      items: await this.#complete(shown),
      next: last && found.length > filter.limit ? pageCursorOf(last.activeAt, last._id) : null,
    };
  }

  /** One more than asked for, which tells whether there is a next page. */
  async #select(filter: ConversationFilter): Promise<readonly ConversationDocument[]> {
    const wanted = filter.limit + 1;
    const cursor = this.#conversations
      .find(queryOf(filter))
      .sort({ activeAt: -1, _id: -1 })
      .batchSize(filter.q ? BATCH : wanted);
    const found: ConversationDocument[] = [];
    let batch: ConversationDocument[] = [];
    for await (const document of filter.q ? cursor : cursor.limit(wanted)) {
      batch.push(document);
      if (batch.length < BATCH) continue;
      found.push(...(await this.#matching(batch, filter.q)));
      if (found.length >= wanted) return found.slice(0, wanted);
      batch = [];
    }
    found.push(...(await this.#matching(batch, filter.q)));
    return found.slice(0, wanted);
  }

  async #matching(batch: readonly ConversationDocument[], q: string | undefined) {
    if (!q || batch.length === 0) return batch;
    const text = new RegExp(q.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
    const found = await this.#messages.matching(
      batch.map(({ _id }) => _id),
      text,
    );
    return batch.filter(({ _id, customerName }) => found.has(_id) || text.test(customerName ?? ''));
  }

  async #complete(documents: readonly ConversationDocument[]): Promise<readonly ConversationRow[]> {
    if (documents.length === 0) return [];
    const [escalations, messages] = await Promise.all([
      this.#escalations.newestOf(documents.map(({ _id }) => _id)),
      this.#messages.getEach(
        documents.map(({ _id, desk }) => ({ conversationId: _id, seq: desk.spoken })),
      ),
    ]);
    return documents.map((document) => ({
      conversation: toConversation(document),
      escalation: escalations.get(document._id) ?? null,
      lastMessage: messages.get(document._id) ?? null,
    }));
  }
}

function queryOf({ state, agentId, cursor }: ConversationFilter): Filter<ConversationDocument> {
  const after = cursor === undefined ? undefined : parsePageCursor(cursor);
  return {
    deskOf: null,
    ...(state !== undefined && { state }),
    ...(agentId !== undefined && { agentId: { $type: 'string', $eq: agentId } }),
    ...(after && {
      $or: [{ activeAt: { $lt: after.at } }, { activeAt: after.at, _id: { $lt: after.id } }],
    }),
  };
}
