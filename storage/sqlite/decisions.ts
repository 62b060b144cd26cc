import type { Decision } from '../../handoff/index.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';

/** How many decisions of a conversation are shown. */
const SHOWN = 100;

/** The records of routing's decisions. */
export class DecisionTable {
  readonly #insert;
  readonly #newest;

  constructor(database: Database) {
    this.#insert = database.prepare<[string, string, number, string]>(
      'INSERT INTO decisions (id, conversation_id, at, document) VALUES (?, ?, ?, ?)',
    );
    this.#newest = database
      .prepare<[string], string>(
        `SELECT document FROM decisions WHERE conversation_id = ?
         ORDER BY at DESC, rowid DESC LIMIT ${SHOWN}`,
      )
      .pluck();
  }

  append(decision: Decision): void {
    const { id, conversationId, at } = decision;
    this.#insert.run(id, conversationId, at.getTime(), encodeDocument(decision));
  }

  newestOf(conversationId: string): readonly Decision[] {
    return this.#newest.all(conversationId).map(decodeDocument<Decision>);
  }
}
