import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type Database, openDatabase } from '../sqlite/database.ts';
import { isCurrent, migrate } from '../sqlite/schema.ts';
import { takeServerLock } from '../sqlite/serverLock.ts';
import { StoreError } from '../storeError.ts';
import type { NewDocument, Table } from './table.ts';

/** The secret that tells embedded stores, and what was copied from them, apart. */
export const STORE_ID = 'storeId';

/** Documents in one batch; files and models are large. */
const BATCH = 200;
const BATCH_OF_FILES = 4;

/** An embedded store to be copied, as it was at one instant. */
export interface Source {
  readonly storeId: string;
  count(table: Table, now: Date): number;
  /** In the order of the table's query. */
  batches(table: Table, now: Date): Iterable<readonly NewDocument[]>;
  close(): void;
}

/**
 * Opens the embedded store with the server's lock, so that no server is at work on it and none starts;
 * throws `locked` beside one, `absent` without such a file. What commands write meanwhile is not seen.
 */
export async function openSource(file: string): Promise<Source> {
  if (!existsSync(file)) throw new StoreError('absent', `There is no embedded store at ${file}`);
  const { default: driver } = await import('better-sqlite3'); // loaded only where it is used
  const lock = takeServerLock(driver, file);
  let database: Database | undefined;
  const close = () => {
    database?.close();
    lock.release();
  };
  try {
    database = openDatabase(driver, file);
    if (!isCurrent(database)) migrate(database);
    const storeId = storeIdOf(database);
    database.exec('BEGIN'); // the reads from here on see one state
    return { storeId, close, ...readerOf(database) };
  } catch (error) {
    close();
    throw error;
  }
}

function storeIdOf(database: Database): string {
  database
    .prepare('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING')
    .run(STORE_ID, randomUUID());
  return database
    .prepare<[string], string>('SELECT value FROM secrets WHERE name = ?')
    .pluck()
    .get(STORE_ID) as string;
}

function readerOf(database: Database): Pick<Source, 'count' | 'batches'> {
  return {
    count({ sql }, now) {
      const count = database.prepare<[object], number>(`SELECT COUNT(*) FROM (${sql})`).pluck();
      return count.get({ now: now.getTime() }) ?? 0;
    },
    *batches({ sql, document, blobs }, now) {
      const size = blobs ? BATCH_OF_FILES : BATCH;
      let batch: NewDocument[] = [];
      const rows = database.prepare<[object], never>(sql).iterate({ now: now.getTime() });
      for (const row of rows) {
        batch.push(document(row));
        if (batch.length < size) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
  };
}
