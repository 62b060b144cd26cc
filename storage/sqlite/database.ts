import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type SqliteDriver from 'better-sqlite3';

/** A connection to an SQLite file. */
export type Database = SqliteDriver.Database;

/** The class that opens connections; passed along, because only this store's users load it. */
export type Driver = typeof SqliteDriver;

/** The name of a database that lives in memory only. */
export const IN_MEMORY = ':memory:';

/** How long a command and the server wait for each other's transactions. */
const BUSY_TIMEOUT_MS = 5000;

/** Pages of the log, 4 KiB each, after which they go to the database: seldom, for that syncs both. */
const CHECKPOINT_PAGES = 4000;

/**
 * Opens a database so that a committed transaction is on the disk: a write-ahead log that is synced
 * at every commit (https://sqlite.org/pragma.html#pragma_synchronous), on macOS with F_FULLFSYNC.
 * None of this but the log is remembered in the file, so it is set at every open.
 */
export function openDatabase(SqliteDatabase: Driver, file: string): Database {
  if (file !== IN_MEMORY) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new SqliteDatabase(file, { timeout: BUSY_TIMEOUT_MS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('fullfsync = ON');
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  database.pragma('foreign_keys = ON');
  return database;
}
