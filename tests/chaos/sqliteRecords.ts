import Database from 'better-sqlite3';
import {
  agentOf,
  conversationOf,
  escalationOf,
  eventOf,
  messageOf,
  type Raw,
} from './rawRecords.ts';
import type { Records } from './records.ts';

/** What the file of the embedded store holds, read beside the server. */
export function sqliteRecords(file: string): Omit<Records, 'told'> {
  const database = new Database(file, { readonly: true });
  const documents = (table: string) =>
    database
      .prepare<[], string>(`SELECT document FROM ${table}`)
      .pluck()
      .all()
      .map((document) => JSON.parse(document) as Raw);
  const rows = (sql: string) => database.prepare<[], Raw>(sql).all();
  // One transaction sees one moment.
  const read = database.transaction(() => ({
    conversations: documents('conversations').map(conversationOf),
    messages: documents('messages').map(messageOf),
    inbox: rows('SELECT conversation_id, activity_id, done FROM inbox').map((row) => ({
      conversationId: String(row.conversation_id),
      activityId: String(row.activity_id),
      done: row.done === 1,
    })),
    outbox: rows('SELECT conversation_id, seq FROM outbox').map((row) => ({
      conversationId: String(row.conversation_id),
      seq: Number(row.seq),
    })),
    escalations: documents('escalations').map(escalationOf),
    agents: documents('agents').map(agentOf),
    events: documents('events').map(eventOf),
    log: rows('SELECT id, at, document FROM events ORDER BY id').map((row) => ({
      cursor: String(row.id),
      at: Number(row.at),
      event: eventOf(JSON.parse(String(row.document))),
    })),
  }));
  try {
    return read();
  } finally {
    database.close();
  }
}
