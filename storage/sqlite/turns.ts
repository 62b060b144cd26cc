import type { Activity } from 'botbuilder';
import type { InboxEntry, LeaseRequest, TurnLease } from '../../handoff/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';

/** The right to run a conversation's turns, and the entry to begin with. */
export interface Drain {
  readonly lease: TurnLease;
  readonly first: InboxEntry;
}

type EntryRow = {
  readonly position: number;
  readonly conversation_id: string;
  readonly activity_id: string;
  readonly activity: string;
  readonly received_at: number;
  readonly message_seq: number | null;
  readonly attempts: number;
  readonly done: 0 | 1;
};

/** Each conversation's inbox of activities, and the lease under which one holder at a time drains it. */
export class TurnTable {
  readonly #insert;
  readonly #byActivity;
  readonly #byMessage;
  readonly #head;
  readonly #isPending;
  readonly #countAttempt;
  readonly #finish;
  readonly #drainable;
  readonly #takeLease;
  readonly #holdsLease;
  readonly #freeLease;
  readonly #freeAll;

  constructor(database: Database) {
    this.#insert = database.prepare<[string, string, string, number, number | null]>(
      `INSERT INTO inbox (conversation_id, activity_id, activity, received_at, message_seq)
       VALUES (?, ?, ?, ?, ?)`,
    );
    this.#byActivity = database.prepare<[string, string], EntryRow>(
      'SELECT * FROM inbox WHERE conversation_id = ? AND activity_id = ?',
    );
    this.#byMessage = database.prepare<[string, number], EntryRow>(
      'SELECT * FROM inbox WHERE conversation_id = ? AND message_seq = ?',
    );
    this.#head = database.prepare<[string], EntryRow>(
      'SELECT * FROM inbox WHERE conversation_id = ? AND done = 0 ORDER BY position LIMIT 1',
    );
    this.#isPending = database
      .prepare<[string, number], number>(
        'SELECT 1 FROM inbox WHERE conversation_id = ? AND position = ? AND done = 0',
      )
      .pluck();
    this.#countAttempt = database.prepare<[number]>(
      'UPDATE inbox SET attempts = attempts + 1 WHERE position = ?',
    );
    this.#finish = database.prepare<[number]>('UPDATE inbox SET done = 1 WHERE position = ?');
    this.#drainable = database
      .prepare<[number, number], string>(
        `SELECT conversation_id FROM inbox LEFT JOIN turn_leases USING (conversation_id)
         WHERE done = 0 AND (until IS NULL OR until <= ?)
         GROUP BY conversation_id ORDER BY MIN(position) LIMIT ?`,
      )
      .pluck();
    this.#takeLease = database
      .prepare<[string, number, number], number>(
        `INSERT INTO turn_leases (conversation_id, token, until) VALUES (?, 1, ?)
         ON CONFLICT (conversation_id) DO UPDATE SET token = token + 1, until = excluded.until
         WHERE turn_leases.until IS NULL OR turn_leases.until <= ? RETURNING token`,
      )
      .pluck();
    this.#holdsLease = database
      .prepare<[string, number], number>(
        `SELECT 1 FROM turn_leases
         WHERE conversation_id = ? AND token = ? AND until IS NOT NULL`,
      )
      .pluck();
    this.#freeLease = database.prepare<[string, number]>(
      'UPDATE turn_leases SET until = NULL WHERE conversation_id = ? AND token = ?',
    );
    this.#freeAll = database.prepare<[]>('UPDATE turn_leases SET until = NULL');
  }

  /** Stores an activity as pending. */
  add(entry: {
    readonly conversationId: string;
    readonly activityId: string;
    readonly activity: Partial<Activity>;
    readonly receivedAt: Date;
    readonly messageSeq: number | null;
  }): InboxEntry {
    const { lastInsertRowid } = this.#insert.run(
      entry.conversationId,
      entry.activityId,
      encodeDocument(entry.activity),
      entry.receivedAt.getTime(),
      entry.messageSeq,
    );
    return { ...entry, position: Number(lastInsertRowid), attempts: 0 };
  }

  /** The entry of an activity seen before, by its id or else by the message it brought. */
  find(conversationId: string, activityId: string): SeenEntry | undefined {
    return toSeen(this.#byActivity.get(conversationId, activityId));
  }

  /** The entry that brought a message. */
  ofMessage(conversationId: string, seq: number): SeenEntry | undefined {
    return toSeen(this.#byMessage.get(conversationId, seq));
  }

  /** Hands out the drain, when something is pending and nobody holds a live lease. */
  grant(conversationId: string, request: LeaseRequest): Drain | undefined {
    const head = this.#head.get(conversationId);
    if (!head) return undefined;
    const now = request.now.getTime();
    const token = this.#takeLease.get(conversationId, request.until.getTime(), now);
    if (token === undefined) return undefined;
    return { lease: { conversationId, token }, first: this.#handOut(head) };
  }

  /** Hands out drains that nobody has, those waiting longest first. */
  grantWaiting(request: LeaseRequest, limit: number): readonly Drain[] {
    return this.#drainable
      .all(request.now.getTime(), limit)
      .flatMap((conversationId) => this.grant(conversationId, request) ?? []);
  }

  /** Whether the turn may still store its outcome: nobody else took the lease, and it has not done so before. */
  mayFinish(lease: TurnLease, entry: InboxEntry): boolean {
    return (
      this.#holdsLease.get(lease.conversationId, lease.token) !== undefined &&
      this.#isPending.get(lease.conversationId, entry.position) !== undefined
    );
  }

  /** Marks the entry done; returns the next one under the same lease, or else gives the lease back. */
  finish(lease: TurnLease, entry: InboxEntry): InboxEntry | undefined {
    this.#finish.run(entry.position);
    const head = this.#head.get(lease.conversationId);
    if (head) return this.#handOut(head);
    this.release(lease);
    return undefined;
  }

  release(lease: TurnLease): void {
    this.#freeLease.run(lease.conversationId, lease.token);
  }

  /** Frees every lease: for the one server, whose predecessor is dead. */
  releaseAll(): void {
    this.#freeAll.run();
  }

  #handOut(row: EntryRow): InboxEntry {
    this.#countAttempt.run(row.position);
    return toEntry(row);
  }
}

/** An entry, and whether its turn is over. */
export interface SeenEntry {
  readonly entry: InboxEntry;
  readonly done: boolean;
}

function toSeen(row: EntryRow | undefined): SeenEntry | undefined {
  return row && { entry: toEntry(row), done: row.done === 1 };
}

function toEntry(row: EntryRow): InboxEntry {
  return {
    conversationId: row.conversation_id,
    position: row.position,
    activityId: row.activity_id,
    activity: decodeDocument<Partial<Activity>>(row.activity),
    receivedAt: new Date(row.received_at),
    attempts: row.attempts,
    messageSeq: row.message_seq,
  };
}
