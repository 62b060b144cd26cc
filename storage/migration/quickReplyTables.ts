import type { QuickReply, ShopFacts } from '../../knowledge/quickReplies/store.ts';
import { decodeDocument } from '../documents.ts';
import { toDocument } from '../mongodb/documents.ts';
import { type Table, table } from './table.ts';

/** The uses stand beside the record there, and in it here. */
const quickReplies = table<{
  readonly document: string;
  readonly uses: number;
  readonly used_at: number | null;
}>({
  collection: 'quickReplies',
  from: ['quick_replies'],
  sql: 'SELECT document, uses, used_at FROM quick_replies ORDER BY id',
  document: ({ document, uses, used_at }) => ({
    ...toDocument(decodeDocument<QuickReply>(document)),
    useCount: uses,
    lastUsedAt: used_at === null ? null : new Date(used_at),
  }),
});

const shopFacts = table<{ readonly document: string }>({
  collection: 'shopFacts',
  from: ['shop_facts'],
  sql: 'SELECT document FROM shop_facts',
  document: ({ document }) => ({ _id: 'shop', ...decodeDocument<ShopFacts>(document) }),
});

/** What agents answer with, and what that can tell of the shop. */
export const QUICK_REPLY_TABLES: readonly Table[] = [quickReplies, shopFacts];
