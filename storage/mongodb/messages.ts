import type { Message, NewMessage } from '../../handoff/index.ts';
import { messageStored } from '../messageStored.ts';
import type { Collections, OutboxDocument } from './collections.ts';
import type { Commit } from './commits.ts';
import { placeId, toMessage, toMessageDocument } from './documents.ts';

/** The transcripts: messages numbered from 1 within each conversation. */
export class MessageCollection {
  readonly #messages: Collections['messages'];
  readonly #outbox: Collections['outbox'];
  readonly #quickReplies: Collections['quickReplies'];

  constructor(collections: Pick<Collections, 'messages' | 'outbox' | 'quickReplies'>) {
    this.#messages = collections.messages;
    this.#outbox = collections.outbox;
    this.#quickReplies = collections.quickReplies;
  }

  /**
   * Adds messages after the one numbered `after`, with all that follows from them: their events,
   * their places in the outbox of a push channel, and the uses of the quick replies behind them.
   */
  async append(
    conversationId: string,
    items: readonly NewMessage[],
    at: { readonly after: number; readonly delivery: 'push' | 'pull' },
    commit: Commit,
  ): Promise<readonly Message[]> {
    const messages = items.map((item, index) => ({
      ...item,
      conversationId,
      seq: at.after + 1 + index,
    }));
    if (messages.length === 0) return messages;
    const documents = messages.map((message) => toMessageDocument(message, commit.id));
    await this.#messages.insertMany(documents, { session: commit.session });
    commit.events.push(...messages.map(messageStored));
    for (const message of messages) await this.#countUse(message, commit);
    const outgoing = at.delivery === 'push' ? messages.filter(isToBeSent) : [];
    if (outgoing.length > 0) await this.#queue(conversationId, outgoing, commit);
    return messages;
  }

  async get(conversationId: string, seq: number): Promise<Message | undefined> {
    const document = await this.#messages.findOne({ _id: placeId(conversationId, seq) });
    return document ? toMessage(document) : undefined;
  }

  /** The messages of these conversations and numbers, by conversation. */
  async getEach(
    places: readonly { readonly conversationId: string; readonly seq: number }[],
  ): Promise<ReadonlyMap<string, Message>> {
    const ids = places.map(({ conversationId, seq }) => placeId(conversationId, seq));
    const documents = await this.#messages.find({ _id: { $in: ids } }).toArray();
    return new Map(documents.map((document) => [document.conversationId, toMessage(document)]));
  }

  async after(conversationId: string, seq: number, limit: number): Promise<readonly Message[]> {
    const documents = await this.#messages
      .find({ conversationId, seq: { $gt: seq } })
      .sort({ seq: 1 })
      .limit(limit)
      .toArray();
    return documents.map(toMessage);
  }

  async withClientId(
    conversationId: string,
    clientMessageId: string,
  ): Promise<Message | undefined> {
    const document = await this.#messages.findOne({
      conversationId,
      clientMessageId: { $type: 'string', $eq: clientMessageId },
    });
    return document ? toMessage(document) : undefined;
  }

  /** Which of these conversations have a message that matches. */
  async matching(conversationIds: readonly string[], text: RegExp): Promise<ReadonlySet<string>> {
    const found = await this.#messages.distinct('conversationId', {
      conversationId: { $in: [...conversationIds] },
      text,
    });
    return new Set(found);
  }

  async #countUse({ from, analysis, at }: Message, { session }: Commit): Promise<void> {
    if (from !== 'agent' || !analysis?.quickReplyId) return;
    await this.#quickReplies.updateOne(
      { _id: analysis.quickReplyId },
      { $inc: { useCount: 1 }, $max: { lastUsedAt: at } },
      { session },
    );
  }

  /** Puts messages at the end of their conversation's line. */
  async #queue(
    conversationId: string,
    messages: readonly Message[],
    commit: Commit,
  ): Promise<void> {
    const items = messages.map(({ seq, at }): OutboxDocument['items'][number] => ({
      seq,
      since: at,
      attempts: 0,
    }));
    await this.#outbox.updateOne(
      { _id: conversationId },
      [
        {
          $set: {
            items: { $concatArrays: [{ $ifNull: ['$items', []] }, items] },
            readyAt: { $ifNull: ['$readyAt', items[0]?.since] },
            token: { $ifNull: ['$token', 0] },
          },
        },
      ],
      { upsert: true, session: commit.session },
    );
  }
}

function isToBeSent({ from, status, activity }: Message): boolean {
  return status === 'stored' && activity !== undefined && (from === 'bot' || from === 'agent');
}
