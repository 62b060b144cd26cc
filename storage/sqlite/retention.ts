import type { RetentionStore } from '../../bot/store.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Channels repeat an activity within minutes. */
const INBOX_DAYS = 7;
/** Tries count for a day at most. */
const ATTEMPT_DAYS = 30;

/** How answers fared a year ago says little about today's articles. */
const ANSWER_DAYS = 365;

/** What a conversation takes with it, by `conversation_id`; rows that others refer to come after these. */
export const TABLES_OF_CONVERSATION: readonly string[] = [
  'inbox',
  'messages',
  'decisions',
  'escalations',
  'answers',
  'turn_leases',
];

/** Whether a conversation may go: it is the bot's, and nothing in it is under way. */
const RESTS = `state = 'bot' AND active_at < :before
  AND NOT EXISTS (SELECT 1 FROM inbox WHERE conversation_id = conversations.id AND done = 0)
  AND NOT EXISTS (SELECT 1 FROM outbox WHERE conversation_id = conversations.id)
  AND NOT EXISTS (SELECT 1 FROM escalations
                  WHERE conversation_id = conversations.id AND escalations.state <> 'closed')`;

interface Selection {
  readonly before: number;
  readonly limit: number;
}

/** Removes from SQLite what is no longer to be kept. */
export class SqliteRetention implements RetentionStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #resting;
  readonly #rests;
  readonly #removeFiles;
  readonly #removeParts;
  readonly #remove;
  readonly #tidying;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly events: SqliteEventLog;
  }) {
    const { database } = parts;
    this.#writes = parts.writes;
    this.#events = parts.events;
    this.#resting = database
      .prepare<[Selection], string>(
        `SELECT id FROM conversations WHERE ${RESTS} ORDER BY active_at, id LIMIT :limit`,
      )
      .pluck();
    this.#rests = database
      .prepare<[{ readonly id: string; readonly before: number }], number>(
        `SELECT 1 FROM conversations WHERE id = :id AND ${RESTS}`,
      )
      .pluck();
    // A newer file belongs to a message that is on its way.
    this.#removeFiles = database.prepare<[string, number]>(
      'DELETE FROM attachments WHERE conversation_id = ? AND at < ?',
    );
    this.#removeParts = TABLES_OF_CONVERSATION.map((table) =>
      database.prepare<[string]>(`DELETE FROM ${table} WHERE conversation_id = ?`),
    );
    this.#remove = database.prepare<[string]>('DELETE FROM conversations WHERE id = ?');
    this.#tidying = [
      { days: 0, statement: removal(database, 'sessions', 'expires_at <= :before') },
      { days: 0, statement: removal(database, 'link_codes', 'expires_at <= :before') },
      { days: ATTEMPT_DAYS, statement: removal(database, 'ownership_attempts', 'at < :before') },
      { days: ANSWER_DAYS, statement: removal(database, 'answers', 'at < :before') },
      { days: INBOX_DAYS, statement: finishedInbox(database) },
    ];
  }

  removeEvents(before: Date, limit: number) {
    return this.#writes.run(() => this.#events.remove(before, limit));
  }

  async removeConversations(before: Date, limit: number) {
    const selection = { before: before.getTime(), limit };
    const removed = await Promise.all(
      this.#resting.all(selection).map((id) => this.#writes.run(() => this.#removeOne(id, before))),
    );
    return removed.filter(Boolean).length;
  }

  tidy(now: Date, limit: number) {
    return this.#writes.run(() => {
      let removed = 0;
      for (const { days, statement } of this.#tidying) {
        const before = now.getTime() - days * DAY_MS;
        removed += statement.run({ before, limit: limit - removed }).changes;
      }
      return removed;
    });
  }

  /** Looks again, for somebody may have written it since it was listed. */
  #removeOne(id: string, before: Date): boolean {
    if (this.#rests.get({ id, before: before.getTime() }) === undefined) return false;
    this.#removeFiles.run(id, before.getTime());
    for (const statement of this.#removeParts) statement.run(id);
    this.#remove.run(id);
    return true;
  }
}

function removal(database: Database, table: string, condition: string) {
  return database.prepare<[Selection]>(
    `DELETE FROM ${table}
     WHERE rowid IN (SELECT rowid FROM ${table} WHERE ${condition} LIMIT :limit)`,
  );
}

/** Looks at the oldest only, for positions grow with time: never at the whole inbox. */
function finishedInbox(database: Database) {
  return database.prepare<[Selection]>(
    `DELETE FROM inbox WHERE position IN (
       SELECT position FROM (
         SELECT position, received_at FROM inbox WHERE done = 1 ORDER BY position LIMIT :limit)
       WHERE received_at < :before)`,
  );
}
