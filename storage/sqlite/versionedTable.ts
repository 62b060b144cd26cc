import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';

/** A record that knows which write of it this is. */
export interface Versioned {
  readonly id: string;
  /** 0 means not stored yet. */
  readonly version: number;
}

type Column = string | number | null;

/**
 * A table of records that are written only over the version they were read at.
 *
 * A row holds the record as a document, and beside it the columns that queries need.
 */
export class VersionedTable<T extends Versioned> {
  readonly #columns: readonly ((record: T) => Column)[];
  readonly #version;
  readonly #document;
  readonly #upsert;

  constructor(parts: {
    readonly database: Database;
    readonly table: string;
    readonly columns: Readonly<Record<string, (record: T) => Column>>;
  }) {
    const { database, table } = parts;
    const names = ['version', 'document', ...Object.keys(parts.columns)];
    this.#columns = Object.values(parts.columns);
    this.#version = database
      .prepare<[string], number>(`SELECT version FROM ${table} WHERE id = ?`)
      .pluck();
    this.#document = database
      .prepare<[string], string>(`SELECT document FROM ${table} WHERE id = ?`)
      .pluck();
    this.#upsert = database.prepare<Column[]>(
      `INSERT INTO ${table} (id, ${names.join(', ')})
       VALUES (?, ${names.map(() => '?').join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    );
  }

  get(id: string): T | undefined {
    const document = this.#document.get(id);
    return document === undefined ? undefined : decodeDocument<T>(document);
  }

  /** Whether the stored version is this one; nothing stored counts as version 0. */
  isAt(id: string, version: number): boolean {
    return (this.#version.get(id) ?? 0) === version;
  }

  /** Stores the record as the next version, whatever is there: ask {@link isAt} first. */
  write(record: T): T {
    const next = { ...record, version: record.version + 1 };
    const columns = this.#columns.map((column) => column(next));
    this.#upsert.run(next.id, next.version, encodeDocument(next), ...columns);
    return next;
  }
}
