import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { ensureModel, type StoredModel, type Utterance } from '../../recognizers/index.ts';

const INTENTS = new URL('../../bot/sampleShop/intents.jsonl', import.meta.url);
const CACHE = new URL('../../node_modules/.cache/baton/', import.meta.url);

/** The sample shop's model; trained once, then kept until its data or the code of training change. */
export async function sampleShopModel(): Promise<StoredModel> {
  const lines = (await readFile(INTENTS, 'utf8')).trim().split('\n');
  const utterances = lines.map((line) => JSON.parse(line) as Utterance);
  return ensureModel({
    utterances: async () => utterances,
    replaceUtterances: async () => {},
    activeModel: keptModel,
    activateModel: keepModel,
  });
}

async function keptModel(): Promise<StoredModel | undefined> {
  try {
    const id = await readFile(new URL('modelId', CACHE), 'utf8');
    const bytes = new Uint8Array(await readFile(new URL(`${id}.model`, CACHE)));
    return { id, bytes, createdAt: new Date(0) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function keepModel({ id, bytes }: StoredModel): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  await writeFile(new URL(`${id}.model`, CACHE), bytes);
  await writeFile(new URL('modelId', CACHE), id);
}
