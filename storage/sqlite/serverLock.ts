import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { StoreError } from '../storeError.ts';
import type { Driver } from './database.ts';

/** The right to be the only server of a database. */
export interface ServerLock {
  release(): void;
}

/**
 * Takes the server's lock on a database, or throws `locked` with the pid of the server that has it.
 *
 * The lock is a write transaction, left open, on an empty SQLite file beside the database: the kernel
 * gives it up the moment its process dies, however it dies, so it is never stale and no pid is
 * mistaken for another. The pid stands in a file of its own, for the message only: POSIX drops all
 * locks of a process on a file when the process closes any descriptor of it, so nothing but SQLite
 * may read the lock file.
 */
export function takeServerLock(SqliteDatabase: Driver, file: string): ServerLock {
  const pidFile = `${file}.pid`;
  const lock = new SqliteDatabase(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw cause;
    throw new StoreError('locked', `${file} is in use by a server, pid ${readPid(pidFile)}`, {
      cause,
    });
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return {
    release() {
      rmSync(pidFile, { force: true });
      lock.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

function readPid(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim();
  } catch {
    return 'unknown'; // it has taken the lock and not yet written its pid
  }
}
