import type { Conversation, Message } from '../../handoff/index.ts';
import type { LeaseRequest, OutboxClaim, SendResult } from '../../handoff/store.ts';
import type { ConversationTable } from './conversations.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { MessageTable } from './messages.ts';

type OutboxRow = {
  readonly position: number;
  readonly conversation_id: string;
  readonly seq: number;
  readonly since: number;
  readonly attempts: number;
};

/** The first message of each conversation's line; only this one may be sent, so order is kept. */
const IS_HEAD = `position = (
  SELECT MIN(position) FROM outbox AS line WHERE line.conversation_id = outbox.conversation_id)`;

/** The messages on their way to push channels. */
export class Outbox {
  readonly #conversations: ConversationTable;
  readonly #messages: MessageTable;
  readonly #events: SqliteEventLog;
  readonly #insert;
  readonly #due;
  readonly #claim;
  readonly #claimed;
  readonly #remove;
  readonly #postpone;
  readonly #nextDue;
  readonly #releaseAll;

  constructor(parts: {
    readonly database: Database;
    readonly conversations: ConversationTable;
    readonly messages: MessageTable;
    readonly events: SqliteEventLog;
  }) {
    const { database } = parts;
    this.#conversations = parts.conversations;
    this.#messages = parts.messages;
    this.#events = parts.events;
    this.#insert = database.prepare<[string, number, number, number]>(
      'INSERT INTO outbox (conversation_id, seq, since, due_at) VALUES (?, ?, ?, ?)',
    );
    this.#due = database.prepare<[number, number, number], OutboxRow>(
      `SELECT position, conversation_id, seq, since, attempts FROM outbox
       WHERE due_at <= ? AND (claimed_until IS NULL OR claimed_until <= ?) AND ${IS_HEAD}
       ORDER BY due_at, position LIMIT ?`,
    );
    this.#claim = database
      .prepare<[number, number], number>(
        `UPDATE outbox SET token = token + 1, attempts = attempts + 1, claimed_until = ?
         WHERE position = ? RETURNING token`,
      )
      .pluck();
    this.#claimed = database
      .prepare<[string, number, number], number>(
        `SELECT position FROM outbox
         WHERE conversation_id = ? AND seq = ? AND token = ? AND claimed_until IS NOT NULL`,
      )
      .pluck();
    this.#remove = database.prepare<[number]>('DELETE FROM outbox WHERE position = ?');
    this.#postpone = database.prepare<[number, number]>(
      'UPDATE outbox SET due_at = ?, claimed_until = NULL WHERE position = ?',
    );
    this.#nextDue = database
      .prepare<[], number | null>(
        `SELECT MIN(MAX(due_at, COALESCE(claimed_until, due_at))) FROM outbox WHERE ${IS_HEAD}`,
      )
      .pluck();
    this.#releaseAll = database.prepare<[]>('UPDATE outbox SET claimed_until = NULL');
  }

  /** Puts a message at the end of its conversation's line. */
  add(message: Message): void {
    const at = message.at.getTime();
    this.#insert.run(message.conversationId, message.seq, at, at);
  }

  claim(request: LeaseRequest, limit: number): readonly OutboxClaim[] {
    const now = request.now.getTime();
    return this.#due.all(now, now, limit).map((row) => ({
      message: stored(this.#messages.get(row.conversation_id, row.seq), row),
      conversation: stored<Conversation>(this.#conversations.get(row.conversation_id), row),
      attempts: row.attempts,
      since: new Date(row.since),
      token: this.#claim.get(request.until.getTime(), row.position) ?? 0,
    }));
  }

  settle(claim: OutboxClaim, result: SendResult): boolean {
    const { conversationId, seq } = claim.message;
    const position = this.#claimed.get(conversationId, seq, claim.token);
    if (position === undefined) return false;
    if (result.status === 'retry') {
      this.#postpone.run(result.at.getTime(), position);
      return true;
    }
    this.#remove.run(position);
    this.#messages.update(outcomeOf(claim.message, result));
    this.#events.append({ type: 'messageStatus', conversationId, seq, status: result.status });
    return true;
  }

  /** When the next message can be claimed, by its due time or because the claim on it ends. */
  nextDue(): Date | undefined {
    const dueAt = this.#nextDue.get() ?? undefined;
    return dueAt === undefined ? undefined : new Date(dueAt);
  }

  /** Frees every claim: for the one server, whose predecessor is dead. */
  releaseAll(): void {
    this.#releaseAll.run();
  }
}

function outcomeOf(message: Message, result: Exclude<SendResult, { status: 'retry' }>): Message {
  if (result.status === 'failed') return { ...message, status: 'failed', failure: result.failure };
  const id = result.channelMessageId;
  const activity = id === undefined ? message.activity : { ...message.activity, id };
  return { ...message, activity, status: 'sent' };
}

function stored<T>(record: T | undefined, row: OutboxRow): T {
  if (record === undefined) throw new Error(`outbox row ${row.position} has lost its record`);
  return record;
}
