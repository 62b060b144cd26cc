import type { SynonymRecord, SynonymStore } from '../../knowledge/synonyms/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import { KEPT_SYNONYM_VERSIONS, NO_SYNONYMS } from '../synonymVersions.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';

/** The synonyms in SQLite, a row for each version. */
export class SqliteSynonymStore implements SynonymStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #newest;
  readonly #add;
  readonly #forget;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly events: SqliteEventLog;
  }) {
    const { database } = parts;
    this.#writes = parts.writes;
    this.#events = parts.events;
    this.#newest = database
      .prepare<[number], string>('SELECT document FROM synonyms ORDER BY version DESC LIMIT ?')
      .pluck();
    this.#add = database.prepare<[number, string]>(
      'INSERT INTO synonyms (version, document) VALUES (?, ?)',
    );
    this.#forget = database.prepare<[number]>('DELETE FROM synonyms WHERE version <= ?');
  }

  async synonyms() {
    return this.#stored();
  }

  async synonymHistory(limit: number) {
    return this.#newest.all(limit).map((document) => decodeDocument<SynonymRecord>(document));
  }

  saveSynonyms(record: SynonymRecord) {
    return this.#writes.run((): 'saved' | 'conflict' => {
      if (this.#stored().version !== record.version) return 'conflict';
      const version = record.version + 1;
      this.#add.run(version, encodeDocument({ ...record, version }));
      this.#forget.run(version - KEPT_SYNONYM_VERSIONS);
      this.#events.append({ type: 'synonymsSaved', version });
      return 'saved';
    });
  }

  #stored(): SynonymRecord {
    const document = this.#newest.get(1);
    return document === undefined ? NO_SYNONYMS : decodeDocument<SynonymRecord>(document);
  }
}
