import type { SecretStore } from '../../bot/store.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './groupCommit.ts';

/** Shared keys in SQLite. */
export class SqliteSecretStore implements SecretStore {
  readonly #writes: GroupCommit;
  readonly #insert;
  readonly #one;

  constructor(parts: { readonly database: Database; readonly writes: GroupCommit }) {
    this.#writes = parts.writes;
    this.#insert = parts.database.prepare<[string, string]>(
      'INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING',
    );
    this.#one = parts.database
      .prepare<[string], string>('SELECT value FROM secrets WHERE name = ?')
      .pluck();
  }

  secret(name: string, candidate: string) {
    return this.#writes.run(() => {
      this.#insert.run(name, candidate);
      return this.#one.get(name) ?? candidate;
    });
  }
}
