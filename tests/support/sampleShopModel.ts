import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { inSampleShop } from '../../bot/sampleShopInMemory.ts';
import { ensureActiveModel, type StoredModel } from '../../recognizers/index.ts';
import { trainerId } from '../../recognizers/training.ts';
import { NOW } from './records.ts';

const SHOP = new URL('../../bot/sampleShop/', import.meta.url);
/** What the model learns from. */
const SOURCES = ['intents.jsonl', 'descriptions.jsonl', 'articles/zh/', 'articles/en/'];
const CACHE = new URL('../../node_modules/.cache/baton/', import.meta.url);

/** The sample shop's model; trained once, then kept until its data or the code of training change. */
export async function sampleShopModel(): Promise<StoredModel> {
  const hash = createHash('sha256').update(await trainerId());
  for (const source of SOURCES) {
    for (const file of await filesIn(new URL(source, SHOP))) hash.update(await readFile(file));
  }
  const id = hash.digest('hex');
  const kept = new URL(`${id.slice(0, 32)}.model`, CACHE);
  try {
    return { id, bytes: new Uint8Array(await readFile(kept)), createdAt: NOW };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const now = () => NOW;
  const { bytes } = await inSampleShop((store) => ensureActiveModel({ ...store, now }));
  await mkdir(CACHE, { recursive: true });
  await writeFile(kept, bytes);
  return { id, bytes, createdAt: NOW };
}

/** The files of a folder in order; of a file, itself. */
async function filesIn(source: URL): Promise<readonly URL[]> {
  if (!source.href.endsWith('/')) return [source];
  return (await readdir(source)).sort().map((name) => new URL(name, source));
}
