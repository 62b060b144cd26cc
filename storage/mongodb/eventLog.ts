import { type ClientSession, type Db, MongoServerError } from 'mongodb';
import type { EventFeed, HeardEvent, LoggedEvent } from '../../handoff/store.ts';
import type { BatonEvent } from '../store.ts';
import { StoreError } from '../storeError.ts';
import { type ChangeHub, eventOf, isHistoryLost, isMark, watchLog } from './changeHub.ts';
import type { Collections, EventDocument } from './collections.ts';

/** How long one answer to a reader's own stream may wait for more, and all of them together, in milliseconds. */
const AWAIT_MS = 200;
const PATIENCE_MS = 10_000;
/** How often a point is kept from which the log can be read. */
const START_EVERY_MS = 60 * 60 * 1000;

/**
 * The event log: documents in `events`, in the order in which a change stream gives them, which is
 * the order of commit on all instances; a cursor is the stream's resume token.
 *
 * No late commit is skipped: an event gets its place when its transaction commits, not when it was
 * written, so whoever has read up to a cursor has read all that will ever stand before it. (A number
 * or a time given out while writing would not do: the smaller one can commit after the larger.)
 */
export class MongoEventLog implements EventFeed<BatonEvent> {
  readonly #database: Db;
  readonly #collections: Pick<Collections, 'events' | 'eventStarts' | 'meta'>;
  readonly #hub: ChangeHub;
  readonly #instanceId: string;

  constructor(parts: {
    readonly database: Db;
    readonly collections: Collections;
    readonly hub: ChangeHub;
    readonly instanceId: string;
  }) {
    this.#database = parts.database;
    this.#collections = parts.collections;
    this.#hub = parts.hub;
    this.#instanceId = parts.instanceId;
  }

  /**
   * Adds a commit's events within its transaction; they are also its receipt, even when there are
   * none. Returns what `committed` wants to know.
   */
  async append(
    events: readonly BatonEvent[],
    { session, commit }: { readonly session: ClientSession; readonly commit: string },
  ): Promise<string> {
    const common = { at: new Date(), by: this.#instanceId };
    const documents: EventDocument[] = events.map((event, place) => ({
      ...{ _id: receiptId(commit, place), ...common, event },
      ...(place === events.length - 1 && { isLast: true }),
    }));
    if (documents.length === 0) {
      documents.push({ _id: receiptId(commit, 0), ...common, isLast: true });
    }
    await this.#collections.events.insertMany(documents, { session });
    return receiptId(commit, documents.length - 1);
  }

  /** To be called when the commit has taken effect: from then on readers here see its events. */
  committed(last: string): void {
    this.#hub.wrote(last);
  }

  /** Whether a commit has taken effect. */
  async has(commit: string): Promise<boolean> {
    const receipt = await this.#collections.events.findOne(
      { _id: receiptId(commit, 0) },
      { readConcern: { level: 'majority' } },
    );
    return receipt !== null;
  }

  async since(cursor: string | undefined, limit: number) {
    await this.#hub.caughtUp();
    const recent = cursor === undefined ? undefined : this.#hub.recent.after(cursor, limit);
    const items = recent ?? (await this.#read(cursor, limit));
    const [first] = items;
    if (cursor !== undefined && first && first.at < (await this.#removedBefore())) throw expired();
    return { items: items.map(toLogged), next: items.at(-1)?.cursor ?? cursor ?? null };
  }

  async latest(): Promise<string | null> {
    await this.#hub.caughtUp();
    const any = { event: { $exists: true } };
    const newest = await this.#collections.events.findOne(any, { sort: { at: -1 } });
    return newest ? this.#hub.recent.end : null;
  }

  subscribe(listener: (event: HeardEvent<BatonEvent>) => void, onGap?: () => void): () => void {
    return this.#hub.hear(listener, onGap);
  }

  /** Keeps the present end as a point from which the log can be read later, once in a while. */
  async keepStart(now: Date): Promise<void> {
    const since = new Date(now.getTime() - START_EVERY_MS);
    const recent = await this.#collections.eventStarts.findOne({ at: { $gt: since } });
    if (recent) return;
    await this.#collections.eventStarts.updateOne(
      { _id: this.#hub.recent.end },
      { $setOnInsert: { at: now } },
      { upsert: true },
    );
  }

  /**
   * Removes the oldest events from before this instant, at most `limit` documents; returns how many.
   * The oplog may keep them for longer: nobody is told of them any more.
   */
  async remove(before: Date, limit: number): Promise<number> {
    const { events, eventStarts, meta } = this.#collections;
    await meta.updateOne({ _id: 'events' }, { $max: { removedBefore: before } }, { upsert: true });
    // The newest start before then is where the log is read from now on.
    const start = await eventStarts.findOne({ at: { $lt: before } }, { sort: { at: -1 } });
    if (start) await eventStarts.deleteMany({ at: { $lt: start.at } });
    const oldest = await events
      .find({ at: { $lt: before } })
      .sort({ at: 1 })
      .limit(limit)
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    const { deletedCount } = await events.deleteMany({ _id: { $in: oldest.map(idOf) } });
    return deletedCount;
  }

  async #removedBefore(): Promise<Date> {
    const meta = await this.#collections.meta.findOne({ _id: 'events' });
    return meta?.removedBefore ?? new Date(0);
  }

  async #read(cursor: string | undefined, limit: number) {
    if (cursor !== undefined) return this.#readAfter(cursor, limit);
    const from = await this.#removedBefore();
    const starts = await this.#collections.eventStarts.find().sort({ at: 1 }).toArray();
    for (const { _id } of starts) {
      try {
        return await this.#readAfter(_id, limit, from);
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'cursorExpired')) throw error;
      }
    }
    return this.#hub.recent.oldest(limit);
  }

  /** `from`: passes over the events before this instant that come first. */
  async #readAfter(cursor: string, limit: number, from = new Date(0)) {
    if (!/^[\da-f]{8,2000}$/i.test(cursor)) throw badCursor(cursor);
    const end = await this.#hub.mark();
    const deadline = performance.now() + PATIENCE_MS;
    const stream = watchLog(this.#database, { after: cursor, awaitMs: AWAIT_MS });
    const items: HeardEvent<BatonEvent>[] = [];
    try {
      while (items.length < limit && performance.now() < deadline) {
        const change = await stream.tryNext(); // an empty answer may come long before the end
        if (change === null) continue;
        if (isMark(change, end)) return items;
        const event = eventOf(change, this.#instanceId);
        if (event && (items.length > 0 || event.at >= from)) items.push(event);
      }
      if (items.length > 0) return items;
      throw new StoreError('unavailable', `the event log did not end within ${PATIENCE_MS} ms`);
    } catch (error) {
      throw cursorError(error, cursor);
    } finally {
      await stream.close();
    }
  }
}

function receiptId(commit: string, place: number): string {
  return `${commit}/${place}`;
}

function idOf({ _id }: { readonly _id: string }): string {
  return _id;
}

function toLogged({ cursor, at, event }: HeardEvent<BatonEvent>): LoggedEvent<BatonEvent> {
  return { cursor, at, event };
}

function cursorError(error: unknown, cursor: string): unknown {
  if (isHistoryLost(error)) return expired(error);
  if (error instanceof MongoServerError && BAD_TOKEN_CODES.has(error.code)) {
    return badCursor(cursor, error);
  }
  return error;
}

function expired(cause?: unknown): StoreError {
  const message = 'the events after this cursor are no longer kept';
  return new StoreError('cursorExpired', message, { cause });
}

/** FailedToParse, InvalidResumeToken, and what servers say to tokens that they can't decode. */
const BAD_TOKEN_CODES: ReadonlySet<unknown> = new Set([
  ...[2, 9, 14, 260, 40647, 40648, 40649, 50788, 50811, 51068],
]);

function badCursor(cursor: string, cause?: unknown): StoreError {
  return new StoreError('badCursor', `no such cursor: ${cursor.slice(0, 80)}`, { cause });
}
