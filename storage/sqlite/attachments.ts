import type { AttachmentStore, StoredAttachment } from '../../bot/store.ts';
import type { Database } from './database.ts';
import type { GroupCommit } from './groupCommit.ts';

type AttachmentRow = {
  readonly id: string;
  readonly conversation_id: string;
  readonly name: string;
  readonly content_type: string;
  readonly at: number;
  readonly bytes: Buffer;
};

/** Files in SQLite; a file's id is stored once, and the first file keeps it. */
export class SqliteAttachmentStore implements AttachmentStore {
  readonly #writes: GroupCommit;
  readonly #insert;
  readonly #one;

  constructor(parts: { readonly database: Database; readonly writes: GroupCommit }) {
    this.#writes = parts.writes;
    this.#insert = parts.database.prepare<[string, string, string, string, number, Uint8Array]>(
      `INSERT INTO attachments (id, conversation_id, name, content_type, at, bytes)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    );
    this.#one = parts.database.prepare<[string], AttachmentRow>(
      'SELECT * FROM attachments WHERE id = ?',
    );
  }

  async saveAttachment(attachment: StoredAttachment) {
    const { id, conversationId, name, contentType, at, bytes } = attachment;
    await this.#writes.run(() =>
      this.#insert.run(id, conversationId, name, contentType, at.getTime(), bytes),
    );
  }

  async attachment(id: string) {
    const row = this.#one.get(id);
    return row && toAttachment(row);
  }
}

function toAttachment(row: AttachmentRow): StoredAttachment {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    name: row.name,
    contentType: row.content_type,
    bytes: row.bytes,
    at: new Date(row.at),
  };
}
