import type { Customer, CustomerStore } from '../../customers/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './groupCommit.ts';

/** Customers in SQLite. */
export class SqliteCustomerStore implements CustomerStore {
  readonly #writes: GroupCommit;
  readonly #one;
  readonly #byUser;
  readonly #insert;

  constructor(parts: { readonly database: Database; readonly writes: GroupCommit }) {
    const { database } = parts;
    this.#writes = parts.writes;
    this.#one = database
      .prepare<[string], string>('SELECT document FROM customers WHERE id = ?')
      .pluck();
    this.#byUser = database
      .prepare<[string, string], string>(
        'SELECT document FROM customers WHERE channel_id = ? AND user_id = ?',
      )
      .pluck();
    this.#insert = database.prepare<[string, string, string, string]>(
      'INSERT INTO customers (id, channel_id, user_id, document) VALUES (?, ?, ?, ?)',
    );
  }

  async customer(id: string) {
    const document = this.#one.get(id);
    return document === undefined ? undefined : decodeDocument<Customer>(document);
  }

  remember(customer: Customer) {
    return this.#writes.run(() => {
      const { id, channelId, userId } = customer;
      const known = this.#byUser.get(channelId, userId);
      if (known !== undefined) return decodeDocument<Customer>(known);
      this.#insert.run(id, channelId, userId, encodeDocument(customer));
      return customer;
    });
  }
}
