import type { Agent, Conversation, Escalation, Message } from '../../handoff/index.ts';
import { decodeDocument } from '../documents.ts';
import {
  conversationFields,
  NEW_DESK,
  placeId,
  toDocument,
  toMessageDocument,
} from '../mongodb/documents.ts';
import { daysBefore, MIGRATION, plain, type Table, table } from './table.ts';

/** Finished activities are removed after so many days, by an index. */
const INBOX_DAYS = 7;

/** With the counters, so that numbers and fencing tokens go on from where they were. */
const conversations = table<{
  readonly document: string;
  readonly active_at: number;
  readonly seq: number;
  readonly spoken: number;
  readonly position: number;
  readonly pending: number;
  readonly pending_since: number | null;
  readonly token: number;
}>({
  collection: 'conversations',
  from: ['conversations', 'turn_leases'],
  sql: `
    SELECT document, active_at,
      (SELECT COALESCE(MAX(seq), 0) FROM messages WHERE conversation_id = id) AS seq,
      (SELECT COALESCE(MAX(seq), 0) FROM messages
       WHERE conversation_id = id AND sender IN ('customer', 'bot', 'agent')) AS spoken,
      (SELECT COALESCE(MAX(position), 0) FROM inbox WHERE conversation_id = id) AS position,
      (SELECT COUNT(*) FROM inbox WHERE conversation_id = id AND done = 0) AS pending,
      (SELECT MIN(received_at) FROM inbox WHERE conversation_id = id AND done = 0) AS pending_since,
      COALESCE((SELECT token FROM turn_leases WHERE conversation_id = id), 0) AS token
    FROM conversations ORDER BY id`,
  document({ document, active_at, pending_since, ...row }) {
    const conversation = decodeDocument<Conversation>(document);
    const { seq, spoken, position, pending, token } = row;
    return {
      _id: conversation.id,
      ...conversationFields(conversation),
      desk: { ...NEW_DESK, seq, spoken, position, pending, token },
      activeAt: new Date(active_at),
      ...(pending_since !== null && { drainableAt: new Date(pending_since) }),
    };
  },
});

const messages = table<{ readonly document: string }>({
  collection: 'messages',
  from: ['messages'],
  sql: 'SELECT document FROM messages ORDER BY conversation_id, seq',
  document: ({ document }) => ({
    ...toMessageDocument(decodeDocument<Message>(document), MIGRATION),
  }),
});

const inbox = table<{
  readonly conversation_id: string;
  readonly position: number;
  readonly activity_id: string;
  readonly activity: string;
  readonly received_at: number;
  readonly message_seq: number | null;
  readonly attempts: number;
  readonly done: 0 | 1;
}>({
  collection: 'inbox',
  from: ['inbox'],
  sql: `SELECT * FROM inbox
        WHERE done = 0 OR received_at > :now - ${INBOX_DAYS} * 86400000 ORDER BY position`,
  document: (row) => ({
    _id: placeId(row.conversation_id, row.position),
    conversationId: row.conversation_id,
    position: row.position,
    activityId: row.activity_id,
    activity: row.activity,
    receivedAt: new Date(row.received_at),
    messageSeq: row.message_seq,
    attempts: row.attempts,
    done: row.done === 1,
    ...(row.done === 1 && { doneAt: new Date(row.received_at) }),
    commit: MIGRATION,
  }),
  lasting: (now) => ({
    $or: [{ done: false }, { doneAt: { $gt: daysBefore(now, INBOX_DAYS) } }],
  }),
});

/** A line for each conversation. */
const outbox = table<{
  readonly conversation_id: string;
  readonly items: string;
  readonly token: number;
}>({
  collection: 'outbox',
  from: ['outbox'],
  sql: `
    SELECT conversation_id, MAX(token) AS token,
      json_group_array(json_object('seq', seq, 'since', since, 'attempts', attempts, 'due', due_at)
                       ORDER BY position) AS items
    FROM outbox GROUP BY conversation_id ORDER BY conversation_id`,
  document({ conversation_id, items, token }) {
    const line: readonly { seq: number; since: number; attempts: number; due: number }[] =
      JSON.parse(items);
    return {
      _id: conversation_id,
      items: line.map(({ seq, since, attempts }) => ({ seq, since: new Date(since), attempts })),
      readyAt: new Date(line[0]?.due ?? 0),
      token,
    };
  },
});

const escalations = table<{ readonly document: string; readonly ended_at: number | null }>({
  collection: 'escalations',
  from: ['escalations'],
  sql: 'SELECT document, ended_at FROM escalations ORDER BY id',
  document: ({ document, ended_at }) => ({
    ...toDocument(decodeDocument<Escalation>(document)),
    endedAt: ended_at === null ? null : new Date(ended_at),
  }),
});

const agents = table<{ readonly document: string; readonly presence_until: number }>({
  collection: 'agents',
  from: ['agents'],
  sql: 'SELECT document, presence_until FROM agents ORDER BY id',
  document: ({ document, presence_until }) => ({
    ...toDocument(decodeDocument<Agent>(document)),
    presenceUntil: new Date(presence_until),
  }),
});

/** Handoff's memory. */
export const HANDOFF_TABLES: readonly Table[] = [
  conversations,
  messages,
  inbox,
  outbox,
  escalations,
  plain('decisions'),
  agents,
  plain('queues'),
];
