import type { Order, OrderStore, OwnershipAttempt } from '../../customers/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './groupCommit.ts';

type AttemptRow = {
  readonly id: string;
  readonly conversation_id: string;
  readonly order_number: string;
  readonly at: number;
};

/** Orders, and the tries to see them, in SQLite. */
export class SqliteOrderStore implements OrderStore {
  readonly #writes: GroupCommit;
  readonly #one;
  readonly #clear;
  readonly #insert;
  readonly #insertAttempt;
  readonly #deleteAttempt;
  readonly #attempts;

  constructor(parts: { readonly database: Database; readonly writes: GroupCommit }) {
    const { database } = parts;
    this.#writes = parts.writes;
    this.#one = database
      .prepare<[string], string>('SELECT document FROM orders WHERE number = ?')
      .pluck();
    this.#clear = database.prepare<[]>('DELETE FROM orders');
    this.#insert = database.prepare<[string, string]>(
      'INSERT INTO orders (number, document) VALUES (?, ?)',
    );
    this.#insertAttempt = database.prepare<[string, string, string, number]>(
      `INSERT INTO ownership_attempts (id, conversation_id, order_number, at)
       VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    );
    this.#deleteAttempt = database.prepare<[string]>('DELETE FROM ownership_attempts WHERE id = ?');
    this.#attempts = database.prepare<[string, number, string, number], AttemptRow>(
      `SELECT * FROM ownership_attempts WHERE conversation_id = ? AND at >= ?
       UNION SELECT * FROM ownership_attempts WHERE order_number = ? AND at >= ?
       ORDER BY at, id`,
    );
  }

  async order(number: string) {
    const document = this.#one.get(number);
    return document === undefined ? undefined : decodeDocument<Order>(document);
  }

  replaceOrders(orders: readonly Order[]) {
    return this.#writes.run(() => {
      this.#clear.run();
      for (const order of orders) this.#insert.run(order.number, encodeDocument(order));
    });
  }

  async withdrawAttempt(id: string) {
    await this.#writes.run(() => this.#deleteAttempt.run(id));
  }

  recordAttempt(attempt: OwnershipAttempt, since: Date) {
    return this.#writes.run(() => {
      const { id, conversationId, orderNumber, at } = attempt;
      this.#insertAttempt.run(id, conversationId, orderNumber, at.getTime());
      const from = since.getTime();
      return this.#attempts.all(conversationId, from, orderNumber, from).map(toAttempt);
    });
  }
}

function toAttempt(row: AttemptRow): OwnershipAttempt {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    orderNumber: row.order_number,
    at: new Date(row.at),
  };
}
