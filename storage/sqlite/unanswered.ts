import type {
  KeptMessage,
  Language,
  NewUnanswered,
  UnansweredMessage,
  UnansweredStore,
} from '../../recognizers/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import { withUnanswered } from '../intentRows.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './groupCommit.ts';

/** The inbox's rows, to be written within a transaction under way. */
export class UnansweredTable {
  readonly #one;
  readonly #write;
  readonly #prune;

  constructor(database: Database) {
    this.#one = database
      .prepare<[string], string>('SELECT document FROM unanswered WHERE id = ?')
      .pluck();
    this.#write = database.prepare<[string, string, string, number, string]>(
      `INSERT OR REPLACE INTO unanswered (id, state, language, last_at, document)
       VALUES (?, ?, ?, ?, ?)`,
    );
    this.#prune = (['=', '<>'] as const).map((is) =>
      database.prepare<[number]>(
        `DELETE FROM unanswered WHERE id IN (SELECT id FROM unanswered WHERE state ${is} 'open'
         ORDER BY last_at DESC, id LIMIT -1 OFFSET ?)`,
      ),
    );
  }

  get(id: string): UnansweredMessage | undefined {
    const document = this.#one.get(id);
    return document === undefined ? undefined : decodeDocument<UnansweredMessage>(document);
  }

  write(message: UnansweredMessage): void {
    const { id, state, language, lastAt } = message;
    this.#write.run(id, state, language, lastAt.getTime(), encodeDocument(message));
  }

  label(id: string, intent: string): void {
    const message = this.get(id);
    if (message) this.write({ ...message, state: 'labelled', label: intent });
  }

  prune(most: number): void {
    for (const statement of this.#prune) statement.run(most);
  }
}

/** Customers' messages for authors, in SQLite. */
export class SqliteUnansweredStore implements UnansweredStore {
  readonly #writes: GroupCommit;
  readonly #table: UnansweredTable;
  readonly #open;
  readonly #keep;
  readonly #pruneKept;
  readonly #kept;
  readonly #forget;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly table: UnansweredTable;
  }) {
    const { database } = parts;
    this.#writes = parts.writes;
    this.#table = parts.table;
    this.#open = database
      .prepare<[Language | null, Language | null, number], string>(
        `SELECT document FROM unanswered WHERE state = 'open' AND (? IS NULL OR language = ?)
         ORDER BY last_at DESC, id LIMIT ?`,
      )
      .pluck();
    this.#keep = database.prepare<[string, number, string, string]>(
      'INSERT OR REPLACE INTO kept_messages (id, at, language, utterance) VALUES (?, ?, ?, ?)',
    );
    this.#pruneKept = database.prepare<[number]>(
      `DELETE FROM kept_messages WHERE id IN (SELECT id FROM kept_messages
       ORDER BY at DESC, id LIMIT -1 OFFSET ?)`,
    );
    this.#kept = database.prepare<[], Omit<KeptMessage, 'at'> & { readonly at: number }>(
      'SELECT id, utterance, language, at FROM kept_messages ORDER BY at, id',
    );
    this.#forget = database.prepare<[]>('DELETE FROM kept_messages');
  }

  noteUnanswered(messages: readonly NewUnanswered[], most: number) {
    return this.#writes.run(() => {
      for (const message of messages) {
        this.#table.write(withUnanswered(this.#table.get(message.id), message));
      }
      this.#table.prune(most);
    });
  }

  async unanswered({ language = undefined, limit }: Parameters<UnansweredStore['unanswered']>[0]) {
    const wanted = language ?? null;
    return this.#open.all(wanted, wanted, limit).map(decodeDocument<UnansweredMessage>);
  }

  async unansweredByIds(ids: readonly string[]) {
    return ids.flatMap((id) => this.#table.get(id) ?? []);
  }

  dismissUnanswered(ids: readonly string[]) {
    return this.#writes.run(() => {
      const open = ids.flatMap((id) => {
        const message = this.#table.get(id);
        return message?.state === 'open' ? [message] : [];
      });
      for (const message of open) this.#table.write({ ...message, state: 'dismissed' });
      return open.length;
    });
  }

  keepMessages(messages: readonly KeptMessage[], most: number) {
    return this.#writes.run(() => {
      for (const { id, at, language, utterance } of messages) {
        this.#keep.run(id, at.getTime(), language, utterance);
      }
      this.#pruneKept.run(most);
    });
  }

  async keptMessages() {
    return this.#kept.all().map((row): KeptMessage => ({ ...row, at: new Date(row.at) }));
  }

  async forgetMessages() {
    await this.#writes.run(() => this.#forget.run());
  }
}
