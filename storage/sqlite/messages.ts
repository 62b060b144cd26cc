import type { Message, NewMessage } from '../../handoff/index.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';

/** The transcripts: messages numbered from 1 within each conversation. */
export class MessageTable {
  readonly #insert;
  readonly #newestSeq;
  readonly #one;
  readonly #after;
  readonly #byClientId;
  readonly #lastSpoken;
  readonly #update;

  constructor(database: Database) {
    this.#insert = database.prepare<[string, number, string, string | null, string]>(
      `INSERT INTO messages (conversation_id, seq, sender, client_message_id, document)
       VALUES (?, ?, ?, ?, ?)`,
    );
    this.#newestSeq = database
      .prepare<[string], number | null>('SELECT MAX(seq) FROM messages WHERE conversation_id = ?')
      .pluck();
    this.#one = database
      .prepare<[string, number], string>(
        'SELECT document FROM messages WHERE conversation_id = ? AND seq = ?',
      )
      .pluck();
    this.#after = database
      .prepare<[string, number, number], string>(
        `SELECT document FROM messages WHERE conversation_id = ? AND seq > ?
         ORDER BY seq LIMIT ?`,
      )
      .pluck();
    this.#byClientId = database
      .prepare<[string, string], string>(
        'SELECT document FROM messages WHERE conversation_id = ? AND client_message_id = ?',
      )
      .pluck();
    this.#lastSpoken = database
      .prepare<[string], string>(
        `SELECT document FROM messages
         WHERE conversation_id = ? AND sender IN ('customer', 'bot', 'agent')
         ORDER BY seq DESC LIMIT 1`,
      )
      .pluck();
    this.#update = database.prepare<[string, string, number]>(
      'UPDATE messages SET document = ? WHERE conversation_id = ? AND seq = ?',
    );
  }

  /** Adds a message at the end of its conversation's transcript. */
  append(conversationId: string, message: NewMessage): Message {
    const seq = (this.#newestSeq.get(conversationId) ?? 0) + 1;
    const stored: Message = { ...message, conversationId, seq };
    const clientId = message.clientMessageId ?? null;
    this.#insert.run(conversationId, seq, message.from, clientId, encodeDocument(stored));
    return stored;
  }

  /** Writes what became of a message. */
  update(message: Message): void {
    this.#update.run(encodeDocument(message), message.conversationId, message.seq);
  }

  get(conversationId: string, seq: number): Message | undefined {
    return toMessage(this.#one.get(conversationId, seq));
  }

  withClientId(conversationId: string, clientMessageId: string): Message | undefined {
    return toMessage(this.#byClientId.get(conversationId, clientMessageId));
  }

  after(conversationId: string, seq: number, limit: number): readonly Message[] {
    return this.#after.all(conversationId, seq, limit).map(decodeDocument<Message>);
  }

  /** The newest message that a customer, the bot or an agent wrote. */
  lastSpoken(conversationId: string): Message | undefined {
    return toMessage(this.#lastSpoken.get(conversationId));
  }
}

function toMessage(document: string | undefined): Message | undefined {
  return document === undefined ? undefined : decodeDocument<Message>(document);
}
