import type { JobLease, JobStore } from '../../bot/store.ts';
import type { LeaseRequest } from '../../handoff/store.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './groupCommit.ts';

/** Leases on work that one process at a time does, in SQLite. */
export class SqliteJobStore implements JobStore {
  readonly #writes: GroupCommit;
  readonly #take;
  readonly #prolong;
  readonly #free;
  readonly #freeAll;

  constructor(parts: { readonly database: Database; readonly writes: GroupCommit }) {
    this.#writes = parts.writes;
    this.#take = parts.database
      .prepare<[string, number, number], number>(
        `INSERT INTO jobs (name, token, until) VALUES (?, 1, ?)
         ON CONFLICT (name) DO UPDATE SET token = token + 1, until = excluded.until
         WHERE jobs.until IS NULL OR jobs.until <= ? RETURNING token`,
      )
      .pluck();
    this.#prolong = parts.database.prepare<[number, string, number]>(
      'UPDATE jobs SET until = ? WHERE name = ? AND token = ? AND until IS NOT NULL',
    );
    this.#free = parts.database.prepare<[string, number]>(
      'UPDATE jobs SET until = NULL WHERE name = ? AND token = ?',
    );
    this.#freeAll = parts.database.prepare<[]>('UPDATE jobs SET until = NULL');
  }

  acquire(name: string, { now, until }: LeaseRequest) {
    return this.#writes.run((): JobLease | undefined => {
      const token = this.#take.get(name, until.getTime(), now.getTime());
      return token === undefined ? undefined : { name, token };
    });
  }

  prolong({ name, token }: JobLease, until: Date) {
    return this.#writes.run(() => this.#prolong.run(until.getTime(), name, token).changes === 1);
  }

  async release({ name, token }: JobLease) {
    await this.#writes.run(() => this.#free.run(name, token));
  }

  /** Frees every lease: for the one server, whose predecessor is dead. */
  releaseAll(): void {
    this.#freeAll.run();
  }
}
