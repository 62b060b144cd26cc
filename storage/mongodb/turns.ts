import type { ClientSession, Filter } from 'mongodb';
import type { InboundActivity, InboxEntry, LeaseRequest, TurnLease } from '../../handoff/store.ts';
import { encodeDocument } from '../documents.ts';
import type { Collections, InboxDocument } from './collections.ts';
import { type Commit, Refused } from './commits.ts';
import type { ConversationCollection } from './conversations.ts';
import { placeId, toEntry } from './documents.ts';

/** The right to run a conversation's turns, and the entry to begin with. */
export interface Drain {
  readonly lease: TurnLease;
  readonly first: InboxEntry;
}

/** Each conversation's inbox of activities; the lease under which it is drained stands at the conversation's desk. */
export class TurnCollection {
  readonly #inbox: Collections['inbox'];
  readonly #conversations: ConversationCollection;

  constructor(parts: {
    readonly inbox: Collections['inbox'];
    readonly conversations: ConversationCollection;
  }) {
    this.#inbox = parts.inbox;
    this.#conversations = parts.conversations;
  }

  /** Stores an activity as pending; `attempts`: 1 when it is handed out at once. */
  async add(
    { activityId, activity, at }: InboundActivity,
    place: Pick<InboxDocument, 'conversationId' | 'position' | 'messageSeq' | 'attempts'>,
    commit: Commit,
  ): Promise<InboxEntry> {
    const document: InboxDocument = {
      _id: placeId(place.conversationId, place.position),
      ...place,
      activityId,
      activity: encodeDocument(activity),
      receivedAt: at,
      done: false,
      commit: commit.id,
    };
    await this.#inbox.insertOne(document, { session: commit.session });
    return { ...toEntry(document), attempts: 0 };
  }

  /** The entry of an activity seen before, by its id or else by the message it brought. */
  async find(
    conversationId: string,
    by: { readonly activityId: string } | { readonly messageSeq: number },
  ): Promise<InboxDocument | undefined> {
    const type = 'number' as never; // an alias that the driver's types don't know
    const filter: Filter<InboxDocument> =
      'activityId' in by
        ? { activityId: by.activityId }
        : { messageSeq: { $type: type, $eq: by.messageSeq } };
    const entry = await this.#inbox.findOne({ ...filter, conversationId });
    return entry ?? undefined;
  }

  /** Hands out the oldest pending entry, and counts the attempt. */
  async handOut(conversationId: string, session?: ClientSession): Promise<InboxEntry | undefined> {
    const document = await this.#inbox.findOneAndUpdate(
      { conversationId, done: false },
      { $inc: { attempts: 1 } },
      { sort: { position: 1 }, returnDocument: 'before', ...(session && { session }) },
    );
    return document ? toEntry(document) : undefined;
  }

  /** Hands out a drain, when something is pending and nobody holds a live lease. */
  async grant(conversationId: string, request: LeaseRequest): Promise<Drain | undefined> {
    const lease = await this.#conversations.takeLease(conversationId, request);
    const first = lease && (await this.handOut(conversationId));
    return lease && first && { lease, first };
  }

  /** Hands out drains that nobody has, those waiting longest first. */
  async grantWaiting(request: LeaseRequest, limit: number): Promise<readonly Drain[]> {
    const drains: Drain[] = [];
    for (const id of await this.#conversations.drainable(request.now, limit)) {
      const drain = await this.grant(id, request);
      if (drain) drains.push(drain);
    }
    return drains;
  }

  /** Whether the turn may still store its outcome: nobody else took the lease, and it has not done so before. */
  async mayFinish(lease: TurnLease, entry: InboxEntry): Promise<boolean> {
    const pending = await this.#inbox.findOne(
      { _id: placeId(entry.conversationId, entry.position), done: false },
      { projection: { _id: 1 } },
    );
    return pending !== null && this.#conversations.holdsLease(lease);
  }

  /** Marks the entry done; refuses when it is. */
  async finish(entry: InboxEntry, session: ClientSession): Promise<void> {
    const { matchedCount } = await this.#inbox.updateOne(
      { _id: placeId(entry.conversationId, entry.position), done: false },
      { $set: { done: true, doneAt: new Date() } },
      { session },
    );
    if (matchedCount === 0) throw new Refused(`entry ${entry.position} is done`);
  }
}
