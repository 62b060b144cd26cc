import { setImmediate } from 'node:timers'; // bound here, so that a test's false clock leaves it alone
import { StoreError } from '../storeError.ts';
import type { Database } from './database.ts';

/** Operations in one transaction at most: bounds how long the process stands still for a batch. */
const MAX_BATCH = 256;

interface Operation {
  readonly run: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/**
 * Runs operations in shared transactions, so that many writers wait for one sync of the disk.
 *
 * All that is asked for until the event loop turns goes into one transaction, each operation in a
 * savepoint of its own: one that throws takes back only itself. A promise resolves after the commit,
 * never before. A batch runs without a pause, so no reader of the connection sees half of it.
 */
export class GroupCommit {
  readonly #database: Database;
  readonly #afterCommit: () => void;
  readonly #begin;
  readonly #commit;
  readonly #save;
  readonly #release;
  #waiting: Operation[] = [];
  #scheduled = false;
  #closed = false;

  constructor(parts: { readonly database: Database; readonly afterCommit: () => void }) {
    this.#database = parts.database;
    this.#afterCommit = parts.afterCommit;
    this.#begin = parts.database.prepare('BEGIN IMMEDIATE');
    this.#commit = parts.database.prepare('COMMIT');
    this.#save = parts.database.prepare('SAVEPOINT operation');
    this.#release = parts.database.prepare('RELEASE operation');
  }

  /** What the operation returned, once it is on the disk. Rejects with what it threw, or with what the commit threw. */
  run<T>(operation: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreError('closed', 'the store is closed'));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run: operation, resolve: resolve as (value: unknown) => void, reject });
      this.#schedule();
    });
  }

  /** Commits what was asked for and refuses what comes later. */
  close(): void {
    this.#closed = true;
    while (this.#waiting.length > 0) this.#commitBatch();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#commitBatch();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #commitBatch(): void {
    const batch = this.#waiting.splice(0, MAX_BATCH);
    if (batch.length === 0) return;
    let outcomes: Outcome[];
    try {
      this.#begin.run();
      outcomes = batch.map((operation) => this.#attempt(operation));
      this.#commit.run();
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      for (const operation of batch) operation.reject(error);
      return;
    }
    for (const [index, outcome] of outcomes.entries()) {
      if ('error' in outcome) batch[index]?.reject(outcome.error);
      else batch[index]?.resolve(outcome.value);
    }
    this.#afterCommit();
  }

  #attempt(operation: Operation): Outcome {
    this.#save.run();
    try {
      const value = operation.run();
      this.#release.run();
      return { value };
    } catch (error) {
      // A full disk or a read error can end the whole transaction: then nothing of the batch holds.
      if (!this.#database.inTransaction) throw error;
      this.#database.exec('ROLLBACK TO operation; RELEASE operation');
      return { error };
    }
  }
}
