import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  parseQuickReply,
  parseShopFacts,
  type QuickReplyDraft,
  type QuickReplyStore,
  type ShopFacts,
} from '../knowledge/index.ts';

/** What the sample shop's agents answer with. */
export interface SampleQuickReplies {
  readonly replies: readonly QuickReplyDraft[];
  readonly facts: ShopFacts['facts'];
}

/** Written at once; a database is not to be kept waiting by a first start. */
const TOGETHER = 16;

/** Reads the sample shop's quick replies, a file for each category, and what the shop says of itself. */
export async function readSampleQuickReplies(directory: string): Promise<SampleQuickReplies> {
  const folder = join(directory, 'quickReplies');
  const files = (await readdir(folder)).sort();
  const replies = await Promise.all(
    files.map(async (name) => {
      const entries: readonly object[] = parse(await readFile(join(folder, name), 'utf8'));
      const category = name.replace(/\.yaml$/, '');
      return entries.map((entry) => parseQuickReply({ ...entry, category }));
    }),
  );
  const facts = parse(await readFile(join(directory, 'quickRepliesShop.yaml'), 'utf8'));
  return { replies: replies.flat(), facts: parseShopFacts(facts) };
}

/** Stores them; what is there already, from a start that was cut off, stays as it is. */
export async function fillQuickReplies(
  store: QuickReplyStore,
  directory: string,
  now: Date,
): Promise<void> {
  const { replies, facts } = await readSampleQuickReplies(directory);
  const by = { owner: null, author: 'sample shop', at: now, useCount: 0, lastUsedAt: null };
  for (let from = 0; from < replies.length; from += TOGETHER) {
    const some = replies.slice(from, from + TOGETHER);
    await Promise.all(
      some.map((reply) => store.saveQuickReply({ ...reply, ...by, id: reply.key, version: 0 })),
    );
  }
  await store.saveShopFacts({ version: 0, facts });
}
