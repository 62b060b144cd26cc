import type { Message } from '../../handoff/index.ts';
import type { LeaseRequest, OutboxClaim, SendResult } from '../../handoff/store.ts';
import { encodeDocument } from '../documents.ts';
import type { Collections, OutboxDocument } from './collections.ts';
import { type Commits, Refused } from './commits.ts';
import type { ConversationCollection } from './conversations.ts';
import { placeId } from './documents.ts';
import type { MessageCollection } from './messages.ts';
import { updateEach } from './updateEach.ts';

/** When the first of a line was committed; missing for an empty line. */
const SINCE_OF_FIRST = {
  $let: { vars: { first: { $arrayElemAt: ['$items', 0] } }, in: '$$first.since' },
};

/** The messages on their way to push channels: a line for each conversation, whose first may be sent. */
export class MongoOutbox {
  readonly #outbox: Collections['outbox'];
  readonly #documents: Collections['messages'];
  readonly #messages: MessageCollection;
  readonly #conversations: ConversationCollection;
  readonly #commits: Commits;
  readonly #instanceId: string;

  constructor(parts: {
    readonly collections: Pick<Collections, 'outbox' | 'messages'>;
    readonly messages: MessageCollection;
    readonly conversations: ConversationCollection;
    readonly commits: Commits;
    readonly instanceId: string;
  }) {
    this.#outbox = parts.collections.outbox;
    this.#documents = parts.collections.messages;
    this.#messages = parts.messages;
    this.#conversations = parts.conversations;
    this.#commits = parts.commits;
    this.#instanceId = parts.instanceId;
  }

  async claim(request: LeaseRequest, limit: number): Promise<readonly OutboxClaim[]> {
    const lines: OutboxDocument[] = [];
    while (lines.length < limit) {
      const line = await this.#claimOne(request);
      if (!line) break;
      lines.push(line);
    }
    return lines.length === 0 ? [] : this.#complete(lines);
  }

  async settle(claim: OutboxClaim, result: SendResult): Promise<boolean> {
    if (result.status === 'retry') return this.#postpone(claim, result.at);
    const { conversationId, seq } = claim.message;
    return this.#commits.run<boolean>({
      write: async ({ session, events }) => {
        const { matchedCount } = await this.#outbox.updateOne(
          claimed(claim),
          [
            { $set: { items: { $slice: ['$items', 1, { $max: [1, { $size: '$items' }] }] } } },
            { $set: { readyAt: { $ifNull: [SINCE_OF_FIRST, '$$REMOVE'] }, holder: '$$REMOVE' } },
          ],
          { session },
        );
        if (matchedCount === 0) throw new Refused('the claim is lost');
        await this.#documents.updateOne(
          { _id: placeId(conversationId, seq) },
          { $set: outcomeOf(claim.message, result) },
          { session },
        );
        events.push({ type: 'messageStatus', conversationId, seq, status: result.status });
        return true;
      },
      explain: async () => false,
    });
  }

  /** Ends the claims of an instance that is gone, before their time. */
  async endClaimsOf(instanceId: string): Promise<void> {
    await updateEach(
      this.#outbox,
      { readyAt: { $type: 'date' }, holder: instanceId },
      { $set: { readyAt: new Date(0) }, $unset: { holder: 1 } },
    );
  }

  /** When the next message can be claimed, by its due time or because the claim on it ends. */
  async nextDue(): Promise<Date | undefined> {
    const [next] = await this.#outbox
      .find({ readyAt: { $type: 'date' } })
      .sort({ readyAt: 1 })
      .limit(1)
      .toArray();
    return next?.readyAt;
  }

  #claimOne({ now, until }: LeaseRequest): Promise<OutboxDocument | null> {
    return this.#outbox.findOneAndUpdate(
      { readyAt: { $type: 'date', $lte: now } },
      {
        $set: { readyAt: until, holder: this.#instanceId },
        $inc: { token: 1, 'items.0.attempts': 1 },
      },
      { sort: { readyAt: 1 }, returnDocument: 'after' },
    );
  }

  async #postpone(claim: OutboxClaim, at: Date): Promise<boolean> {
    const { matchedCount } = await this.#outbox.updateOne(claimed(claim), {
      $set: { readyAt: at },
      $inc: { token: 1 }, // the claim is over
      $unset: { holder: 1 },
    });
    return matchedCount === 1;
  }

  async #complete(lines: readonly OutboxDocument[]): Promise<readonly OutboxClaim[]> {
    const places = lines.map(({ _id, items }) => ({
      conversationId: _id,
      seq: items[0]?.seq ?? 0,
    }));
    const [messages, conversations] = await Promise.all([
      this.#messages.getEach(places),
      this.#conversations.getAll(lines.map(({ _id }) => _id)),
    ]);
    return lines.map((line) => {
      const [item] = line.items;
      return {
        message: stored(messages.get(line._id), line),
        conversation: stored(conversations.get(line._id), line),
        attempts: stored(item, line).attempts - 1,
        since: stored(item, line).since,
        token: line.token,
      };
    });
  }
}

/** The line whose first message is this claim's to settle. */
function claimed({ message, token }: OutboxClaim) {
  return { _id: message.conversationId, token, 'items.0.seq': message.seq };
}

function outcomeOf({ activity }: Message, result: Exclude<SendResult, { status: 'retry' }>) {
  if (result.status === 'failed') return { status: result.status, failure: result.failure };
  const id = result.channelMessageId;
  return {
    status: result.status,
    ...(id !== undefined && { activity: encodeDocument({ ...activity, id }) }),
  };
}

function stored<T>(value: T | undefined, line: OutboxDocument): T {
  if (value === undefined) throw new Error(`outbox line ${line._id} has lost its record`);
  return value;
}
