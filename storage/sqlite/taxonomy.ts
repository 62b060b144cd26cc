import type { Taxonomy, TaxonomyStore } from '../../knowledge/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';

/** The taxonomy in SQLite, one row. */
export class SqliteTaxonomyStore implements TaxonomyStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #document;
  readonly #replace;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly events: SqliteEventLog;
  }) {
    this.#writes = parts.writes;
    this.#events = parts.events;
    this.#document = parts.database.prepare<[], string>('SELECT document FROM taxonomy').pluck();
    this.#replace = parts.database.prepare<[string]>(
      'REPLACE INTO taxonomy (slot, document) VALUES (1, ?)',
    );
  }

  async taxonomy() {
    return this.#stored();
  }

  saveTaxonomy(taxonomy: Taxonomy) {
    return this.#writes.run((): 'saved' | 'conflict' => {
      if (this.#stored().version !== taxonomy.version) return 'conflict';
      const version = taxonomy.version + 1;
      this.#replace.run(encodeDocument({ ...taxonomy, version }));
      this.#events.append({ type: 'taxonomySaved', version });
      return 'saved';
    });
  }

  #stored(): Taxonomy {
    const document = this.#document.get();
    if (document === undefined) return { version: 0, products: [], issueTypes: [] };
    return decodeDocument<Taxonomy>(document);
  }
}
