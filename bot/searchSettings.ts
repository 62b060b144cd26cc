import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  KnowledgeError,
  loadPinyin,
  type SearchSettings,
  type SynonymGroups,
  type SynonymStore,
  synonymsSchema,
} from '../knowledge/index.ts';
import type { Env } from './env.ts';
import { SAMPLE_SHOP } from './prepareStore.ts';

const FILE = 'synonyms.json';

type Place = Pick<Env, 'DATA_DIR' | 'SAMPLE_SHOP'>;

/**
 * What a search is made with: how Chinese sounds, and the synonyms that the store has, or else those
 * of the files that {@link storeSynonyms} reads.
 */
export async function searchSettings(
  env: Place,
  store?: Pick<SynonymStore, 'synonyms'>,
): Promise<Pick<SearchSettings, 'synonyms' | 'soundOf'>> {
  const [soundOf, stored] = await Promise.all([loadPinyin(), store?.synonyms()]);
  if (stored && stored.version > 0) return { soundOf, synonyms: stored.groups };
  return { soundOf, synonyms: (await synonymsOnFile(env))?.groups ?? { zh: [], en: [] } };
}

/**
 * Gives a store that has no synonyms yet those of the file `synonyms.json` in `DATA_DIR`, or else the
 * sample shop's where that is in use. From then on editors change them, and no file is read any more.
 */
export async function storeSynonyms(store: SynonymStore, env: Place, now: Date): Promise<void> {
  if ((await store.synonyms()).version > 0) return;
  const found = await synonymsOnFile(env);
  // Of instances that start together, one stores them.
  if (found) await store.saveSynonyms({ ...found, version: 0, at: now });
}

async function synonymsOnFile({ DATA_DIR, SAMPLE_SHOP: hasSample }: Place) {
  const own = await readSynonyms(join(DATA_DIR, FILE));
  if (own) return { groups: own, author: 'start' };
  const sample = hasSample ? await readSynonyms(join(SAMPLE_SHOP, FILE)) : undefined;
  return sample && { groups: sample, author: 'sample shop' };
}

/** Reads a file of synonyms; `undefined` when there is none. */
async function readSynonyms(file: string): Promise<SynonymGroups | undefined> {
  try {
    return synonymsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new KnowledgeError('invalidFile', `${file}: ${reason}`, { cause });
  }
}
