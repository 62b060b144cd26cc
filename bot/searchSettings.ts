import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  KnowledgeError,
  loadPinyin,
  type SearchSettings,
  type SynonymGroups,
  synonymsSchema,
} from '../knowledge/index.ts';
import type { Env } from './env.ts';
import { SAMPLE_SHOP } from './prepareStore.ts';

const FILE = 'synonyms.json';

/**
 * What the shop's search is made with: how Chinese sounds, and the shop's synonyms: the file
 * `synonyms.json` in `DATA_DIR`, or else those of the sample shop where that is in use.
 */
export async function searchSettings(
  env: Pick<Env, 'DATA_DIR' | 'SAMPLE_SHOP'>,
): Promise<Pick<SearchSettings, 'synonyms' | 'soundOf'>> {
  const [soundOf, own] = await Promise.all([loadPinyin(), readSynonyms(join(env.DATA_DIR, FILE))]);
  const sample = env.SAMPLE_SHOP ? await readSynonyms(join(SAMPLE_SHOP, FILE)) : undefined;
  return { soundOf, synonyms: own ?? sample ?? { zh: [], en: [] } };
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
