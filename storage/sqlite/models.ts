import type {
  ModelState,
  ModelStore,
  ModelVersion,
  NewModel,
  StoredModel,
  Training,
} from '../../recognizers/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';

type VersionRow = {
  readonly number: number;
  readonly state: ModelState;
  readonly activated_at: number | null;
  readonly accuracy: number | null;
  readonly document: string;
  readonly is_kept: number;
  readonly has_report: number;
};
type BytesRow = { readonly document: string; readonly bytes: Buffer };

const VERSION = `number, state, activated_at, accuracy, document, bytes IS NOT NULL AS is_kept,
  report IS NOT NULL AS has_report`;

/** Model versions and the newest training, in SQLite. */
export class SqliteModelStore implements ModelStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #read;
  readonly #write;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly events: SqliteEventLog;
  }) {
    this.#writes = parts.writes;
    this.#events = parts.events;
    this.#read = prepareReads(parts.database);
    this.#write = prepareWrites(parts.database);
  }

  async activeModel() {
    return toModel(this.#read.activeBytes.get());
  }

  async model(id: string) {
    return toModel(this.#read.bytes.get(id));
  }

  async models({ below, limit }: Parameters<ModelStore['models']>[0]) {
    return this.#read.page.all(below ?? Number.MAX_SAFE_INTEGER, limit).map(toVersion);
  }

  async modelVersion(which: { readonly id: string } | 'active') {
    const row = which === 'active' ? this.#read.active.get() : this.#read.version.get(which.id);
    return row && toVersion(row);
  }

  async modelReport(id: string): Promise<unknown> {
    return JSON.parse(this.#read.report.get(id) ?? 'null');
  }

  addModel(model: NewModel, keeping: { readonly bytes: number; readonly versions: number }) {
    return this.#writes.run((): ModelVersion => {
      const { bytes, report, accuracy, ...fields } = model;
      const json = report === null ? null : JSON.stringify(report);
      this.#write.add.run(model.id, accuracy, encodeDocument(fields), json, bytes);
      this.#write.dropBytes.run(keeping.bytes);
      this.#write.dropVersions.run(keeping.versions);
      const row = this.#read.version.get(model.id);
      if (!row) throw new Error(`model ${model.id} was not kept`);
      return toVersion(row);
    });
  }

  async saveReport(id: string, report: unknown, accuracy: number) {
    await this.#writes.run(() => this.#write.report.run(JSON.stringify(report), accuracy, id));
  }

  activateModel(id: string, { over, now }: Parameters<ModelStore['activateModel']>[1]) {
    return this.#writes.run((): 'activated' | 'conflict' | 'gone' => {
      const row = this.#read.version.get(id);
      if (!row || row.is_kept === 0) return 'gone';
      const active = this.#read.active.get();
      if ((active ? toVersion(active).id : null) !== over) return 'conflict';
      this.#write.retire.run();
      this.#write.activate.run(now.getTime(), id);
      this.#events.append({ type: 'modelActivated', modelId: id });
      return 'activated';
    });
  }

  async training() {
    const document = this.#read.training.get();
    return document === undefined ? undefined : decodeDocument<Training>(document);
  }

  saveTraining(training: Training, options: Parameters<ModelStore['saveTraining']>[1]) {
    return this.#writes.run(() => {
      const { id, state } = training;
      const document = encodeDocument(training);
      const { changes } = options.begins
        ? this.#write.beginTraining.run(id, state, document)
        : this.#write.training.run(state, document, id);
      if (changes === 1 && options.event) this.#events.append(options.event);
      return changes === 1;
    });
  }
}

function prepareReads(database: Database) {
  return {
    bytes: database.prepare<[string], BytesRow>(
      'SELECT document, bytes FROM models WHERE id = ? AND bytes IS NOT NULL',
    ),
    activeBytes: database.prepare<[], BytesRow>(
      "SELECT document, bytes FROM models WHERE state = 'active'",
    ),
    page: database.prepare<[number, number], VersionRow>(
      `SELECT ${VERSION} FROM models WHERE number < ? ORDER BY number DESC LIMIT ?`,
    ),
    version: database.prepare<[string], VersionRow>(`SELECT ${VERSION} FROM models WHERE id = ?`),
    active: database.prepare<[], VersionRow>(
      `SELECT ${VERSION} FROM models WHERE state = 'active'`,
    ),
    report: database
      .prepare<[string], string | null>('SELECT report FROM models WHERE id = ?')
      .pluck(),
    training: database.prepare<[], string>('SELECT document FROM training').pluck(),
  };
}

function prepareWrites(database: Database) {
  return {
    add: database.prepare<[string, number | null, string, string | null, Uint8Array]>(
      `INSERT INTO models (id, number, state, accuracy, document, report, bytes)
       VALUES (?, (SELECT COALESCE(MAX(number), 0) + 1 FROM models), 'trained', ?, ?, ?, ?)`,
    ),
    dropBytes: database.prepare<[number]>(
      `UPDATE models SET bytes = NULL WHERE state <> 'active' AND bytes IS NOT NULL
       AND number <= (SELECT MAX(number) FROM models) - ?`,
    ),
    dropVersions: database.prepare<[number]>(
      `DELETE FROM models WHERE state <> 'active'
       AND number <= (SELECT MAX(number) FROM models) - ?`,
    ),
    report: database.prepare<[string, number, string]>(
      'UPDATE models SET report = ?, accuracy = ? WHERE id = ?',
    ),
    retire: database.prepare<[]>("UPDATE models SET state = 'retired' WHERE state = 'active'"),
    activate: database.prepare<[number, string]>(
      "UPDATE models SET state = 'active', activated_at = ? WHERE id = ?",
    ),
    beginTraining: database.prepare<[string, string, string]>(
      'INSERT OR REPLACE INTO training (slot, id, state, document) VALUES (1, ?, ?, ?)',
    ),
    training: database.prepare<[string, string, string]>(
      "UPDATE training SET state = ?, document = ? WHERE id = ? AND state = 'running'",
    ),
  };
}

function toVersion(row: VersionRow): ModelVersion {
  return {
    ...decodeDocument<Omit<NewModel, 'bytes' | 'report' | 'accuracy'>>(row.document),
    number: row.number,
    state: row.state,
    activatedAt: row.activated_at === null ? null : new Date(row.activated_at),
    accuracy: row.accuracy,
    isKept: row.is_kept === 1,
    hasReport: row.has_report === 1,
  };
}

function toModel(row: BytesRow | undefined): StoredModel | undefined {
  if (!row) return undefined;
  const { id, at } = decodeDocument<NewModel>(row.document);
  return { id, createdAt: at, bytes: row.bytes };
}
