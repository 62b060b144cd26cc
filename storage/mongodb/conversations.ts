import type { ClientSession } from 'mongodb';
import type { Conversation, NewMessage } from '../../handoff/index.ts';
import type { InboxEntry, LeaseRequest, TurnLease } from '../../handoff/store.ts';
import type { Collections, ConversationDocument, Desk } from './collections.ts';
import { Refused } from './commits.ts';
import { conversationFields, NEW_DESK, toConversation } from './documents.ts';
import { updateEach } from './updateEach.ts';
import { literals } from './versionedCollection.ts';

/** From when on something may be claimed that waits for nobody. */
const LONG_AGO = new Date(0);

/** All that one commit writes to one conversation. */
export interface ConversationWrite {
  readonly id: string;
  /** The record, over its version. */
  readonly record?: Conversation;
  /** The version it must have, without a record to write. */
  readonly version?: number;
  readonly messages?: readonly NewMessage[];
  /** The turn that ends. */
  readonly turn?: { readonly lease: TurnLease; readonly entry: InboxEntry };
}

/** The conversations, each with its desk: the counters and the lease that its turns need. */
export class ConversationCollection {
  readonly #conversations: Collections['conversations'];
  readonly #instanceId: string;

  constructor(parts: {
    readonly conversations: Collections['conversations'];
    readonly instanceId: string;
  }) {
    this.#conversations = parts.conversations;
    this.#instanceId = parts.instanceId;
  }

  async get(id: string): Promise<Conversation | undefined> {
    const document = await this.#conversations.findOne({ _id: id });
    return document ? toConversation(document) : undefined;
  }

  async getAll(ids: readonly string[]): Promise<ReadonlyMap<string, Conversation>> {
    const documents = await this.#conversations.find({ _id: { $in: [...ids] } }).toArray();
    return new Map(documents.map((document) => [document._id, toConversation(document)]));
  }

  async isAt(id: string, version: number): Promise<boolean> {
    const document = await this.#conversations.findOne({ _id: id }, { projection: { version: 1 } });
    return (document?.version ?? 0) === version;
  }

  async holdsLease({ conversationId, token }: TurnLease): Promise<boolean> {
    const held = await this.#conversations.findOne(
      { _id: conversationId, 'desk.token': token, 'desk.until': { $ne: null } },
      { projection: { _id: 1 } },
    );
    return held !== null;
  }

  /** Creates the conversation if it is new, takes in an activity, and grants the lease if it is free; returns what was there before. */
  async takeIn(
    start: Conversation,
    inbound: { readonly at: Date; readonly hasMessage: boolean; readonly request: LeaseRequest },
    session: ClientSession,
  ): Promise<ConversationDocument | null> {
    const { at, hasMessage, request } = inbound;
    const free = isFree('$desk.until', request.now);
    const until = { $cond: [free, request.until, '$desk.until'] };
    return this.#conversations.findOneAndUpdate(
      { _id: start.id },
      [
        {
          $replaceWith: {
            $cond: [isMissing('$version'), { $literal: newDocument(start) }, '$$ROOT'],
          },
        },
        {
          $set: {
            'desk.seq': plus('$desk.seq', hasMessage ? 1 : 0),
            ...(hasMessage && { 'desk.spoken': plus('$desk.seq', 1) }),
            'desk.position': plus('$desk.position', 1),
            'desk.pending': plus('$desk.pending', 1),
            'desk.token': { $cond: [free, plus('$desk.token', 1), '$desk.token'] },
            'desk.holder': { $cond: [free, this.#instanceId, '$desk.holder'] },
            'desk.until': until,
            drainableAt: until,
            activeAt: { $max: ['$activeAt', at] },
          },
        },
      ],
      { upsert: true, returnDocument: 'before', session },
    );
  }

  /** Creates a conversation that no activity has started. */
  async create(conversation: Conversation, session: ClientSession): Promise<void> {
    await this.#conversations.insertOne(newDocument(conversation), { session });
  }

  /** Writes, where version and lease allow it; returns what was there before. */
  async write(write: ConversationWrite, session: ClientSession): Promise<ConversationDocument> {
    const { id, record, messages = [], turn } = write;
    const version = record?.version ?? write.version;
    const spoken = messages.findLastIndex(isSpoken) + 1;
    const newest = messages.reduce<Date | undefined>(
      (latest, { at }) => (latest && latest > at ? latest : at),
      undefined,
    );
    const before = await this.#conversations.findOneAndUpdate(
      {
        _id: id,
        ...(version !== undefined && { version }),
        ...(turn && { 'desk.token': turn.lease.token, 'desk.until': { $ne: null } }),
      },
      [
        {
          $set: {
            ...(record && literals({ ...conversationFields(record), version: record.version + 1 })),
            'desk.guards': plus('$desk.guards', 1),
            'desk.seq': plus('$desk.seq', messages.length),
            ...(spoken > 0 && { 'desk.spoken': plus('$desk.seq', spoken) }),
            ...(newest && { activeAt: { $max: ['$activeAt', newest] } }),
            ...(turn && leaseAfterTurn()),
          },
        },
      ],
      { returnDocument: 'before', session },
    );
    if (!before) throw new Refused(`conversation ${id} has moved on`);
    return before;
  }

  /** The ids of conversations whose pending entries nobody works on, those waiting longest first. */
  async drainable(now: Date, limit: number): Promise<readonly string[]> {
    const documents = await this.#conversations
      .find({ drainableAt: { $type: 'date', $lte: now } })
      .sort({ drainableAt: 1 })
      .limit(limit)
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    return documents.map(({ _id }) => _id);
  }

  /** Takes the lease of a conversation whose pending entries nobody works on. */
  async takeLease(id: string, request: LeaseRequest): Promise<TurnLease | undefined> {
    const document = await this.#conversations.findOneAndUpdate(
      { _id: id, 'desk.pending': { $gt: 0 }, drainableAt: { $lte: request.now } },
      {
        $inc: { 'desk.token': 1 },
        $set: {
          'desk.holder': this.#instanceId,
          'desk.until': request.until,
          drainableAt: request.until,
        },
      },
      { returnDocument: 'after' },
    );
    return document ? { conversationId: id, token: document.desk.token } : undefined;
  }

  /** Ends the leases of an instance that is gone, before their time. */
  async endLeasesOf(instanceId: string): Promise<void> {
    await updateEach(
      this.#conversations,
      {
        drainableAt: { $type: 'date' },
        'desk.holder': instanceId,
        'desk.until': { $ne: null },
      },
      { $set: { 'desk.until': LONG_AGO, drainableAt: LONG_AGO } },
    );
  }

  /** Gives the lease back: what is pending may be claimed at once. */
  async releaseLease({ conversationId, token }: TurnLease): Promise<void> {
    await this.#conversations.updateOne({ _id: conversationId, 'desk.token': token }, [
      {
        $set: {
          'desk.until': null,
          drainableAt: { $cond: [{ $gt: ['$desk.pending', 0] }, LONG_AGO, '$$REMOVE'] },
        },
      },
    ]);
  }
}

/** Whether nobody holds the lease at `now`. */
export function isLeaseFree(desk: Desk, now: Date): boolean {
  return desk.until === null || desk.until <= now;
}

/** Whether a message shows in the list of conversations. */
function isSpoken({ from }: Pick<NewMessage, 'from'>): boolean {
  return from === 'customer' || from === 'bot' || from === 'agent';
}

function newDocument(conversation: Conversation): ConversationDocument {
  return {
    _id: conversation.id,
    ...conversationFields({ ...conversation, version: 1 }),
    desk: NEW_DESK,
    activeAt: conversation.startedAt,
  };
}

/** The lease goes on when more is pending, and is given back otherwise. */
function leaseAfterTurn() {
  const more = { $gt: ['$desk.pending', 1] };
  return {
    'desk.pending': plus('$desk.pending', -1),
    'desk.until': { $cond: [more, '$desk.until', null] },
    drainableAt: { $cond: [more, '$drainableAt', '$$REMOVE'] },
  };
}

function plus(field: string, count: number) {
  return { $add: [field, count] };
}

function isFree(field: string, now: Date) {
  return { $or: [{ $eq: [field, null] }, { $lte: [field, now] }] };
}

function isMissing(field: string) {
  return { $eq: [{ $type: field }, 'missing'] };
}
