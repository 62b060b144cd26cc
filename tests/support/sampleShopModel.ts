import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import {
  ensureActiveModel,
  IntentBook,
  importIntents,
  type StoredModel,
} from '../../recognizers/index.ts';
import { trainerId } from '../../recognizers/training.ts';
import { openSqliteStore } from '../../storage/index.ts';
import { NOW } from './records.ts';

const SHOP = new URL('../../bot/sampleShop/', import.meta.url);
const FILES = ['intents.jsonl', 'descriptions.jsonl'];
const CACHE = new URL('../../node_modules/.cache/baton/', import.meta.url);

/** The sample shop's model; trained once, then kept until its data or the code of training change. */
export async function sampleShopModel(): Promise<StoredModel> {
  const files = await Promise.all(FILES.map((name) => readFile(new URL(name, SHOP), 'utf8')));
  const content = files.join('\n');
  const id = createHash('sha256')
    .update(await trainerId())
    .update(content)
    .digest('hex');
  const kept = new URL(`${id.slice(0, 32)}.model`, CACHE);
  try {
    return { id, bytes: new Uint8Array(await readFile(kept)), createdAt: NOW };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const { bytes } = await trainedOn(content);
  await mkdir(CACHE, { recursive: true });
  await writeFile(kept, bytes);
  return { id, bytes, createdAt: NOW };
}

/** Just as a shop trains it at its first start. */
async function trainedOn(content: string): Promise<StoredModel> {
  const store = await openSqliteStore({ file: ':memory:' });
  try {
    const file = { content, format: 'jsonl' } as const;
    const by = { author: 'test', note: '', at: NOW };
    await importIntents(new IntentBook(store), file, by, { mode: 'add' });
    return await ensureActiveModel({ ...store, now: () => NOW });
  } finally {
    await store.close();
  }
}
