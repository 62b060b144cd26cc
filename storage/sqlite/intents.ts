import type { IntentStore, StoredModel, Utterance } from '../../recognizers/store.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';

type ModelRow = { readonly id: string; readonly created_at: number; readonly bytes: Buffer };

/** Utterances and the active model in SQLite; a model that another replaced is gone. */
export class SqliteIntentStore implements IntentStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #utterances;
  readonly #clear;
  readonly #insert;
  readonly #model;
  readonly #activate;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly events: SqliteEventLog;
  }) {
    const { database } = parts;
    this.#writes = parts.writes;
    this.#events = parts.events;
    this.#utterances = database.prepare<[], Utterance>(
      'SELECT utterance, intent, language FROM utterances ORDER BY position',
    );
    this.#clear = database.prepare<[]>('DELETE FROM utterances');
    this.#insert = database.prepare<[string, string, string]>(
      'INSERT INTO utterances (utterance, intent, language) VALUES (?, ?, ?)',
    );
    this.#model = database.prepare<[], ModelRow>('SELECT id, created_at, bytes FROM active_model');
    this.#activate = database.prepare<[string, number, Uint8Array]>(
      'INSERT OR REPLACE INTO active_model (slot, id, created_at, bytes) VALUES (1, ?, ?, ?)',
    );
  }

  async utterances() {
    return this.#utterances.all();
  }

  replaceUtterances(rows: readonly Utterance[]) {
    return this.#writes.run(() => {
      this.#clear.run();
      for (const row of rows) this.#insert.run(row.utterance, row.intent, row.language);
    });
  }

  async activeModel() {
    const row = this.#model.get();
    return row && { id: row.id, createdAt: new Date(row.created_at), bytes: row.bytes };
  }

  async activateModel({ id, createdAt, bytes }: StoredModel) {
    await this.#writes.run(() => {
      this.#activate.run(id, createdAt.getTime(), bytes);
      this.#events.append({ type: 'modelActivated', modelId: id });
    });
  }
}
