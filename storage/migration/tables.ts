import { decodeDocument } from '../documents.ts';
import type { BatonEvent } from '../store.ts';
import { AGENT_LINK_TABLES } from './agentLinkTables.ts';
import { HANDOFF_TABLES } from './handoffTables.ts';
import { QUICK_REPLY_TABLES } from './quickReplyTables.ts';
import { RECOGNITION_TABLES } from './recognitionTables.ts';
import { SHOP_TABLES } from './shopTables.ts';
import { MIGRATION, type Table, table } from './table.ts';

/** Written one by one in their order, which is the log's from then on. */
const events = table<{ readonly id: number; readonly at: number; readonly document: string }>({
  collection: 'events',
  from: ['events'],
  sql: 'SELECT id, at, document FROM events ORDER BY id',
  document: ({ id, at, document }) => ({
    _id: `${MIGRATION}/${id}`,
    at: new Date(at),
    by: MIGRATION,
    isLast: true,
    event: decodeDocument<BatonEvent>(document),
  }),
});

/** Everything that the embedded store holds; a new table is a line here, or a test fails. */
export const TABLES: readonly Table[] = [
  ...SHOP_TABLES,
  ...QUICK_REPLY_TABLES,
  ...RECOGNITION_TABLES,
  ...AGENT_LINK_TABLES,
  ...HANDOFF_TABLES,
  events,
];
