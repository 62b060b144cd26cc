import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readSituation, type Situation } from '../dialogs/index.ts';
import { KnowledgeBase } from '../knowledge/index.ts';
import { ensureActiveModel, Recognizer } from '../recognizers/index.ts';
import type { Store } from '../storage/index.ts';
import type { Env } from './env.ts';
import { searchSettings } from './searchSettings.ts';
import { shopProducts } from './shopProducts.ts';

const QUESTION = z.object({
  utterance: z.string().min(1),
  language: z.enum(['zh', 'en']),
  articleId: z.string().nullable(),
  /** The article that was said right before, where the question goes on from it. */
  after: z.string().optional(),
});

/** A question whose right article is known; null: no article may answer. */
export type KnownQuestion = z.output<typeof QUESTION>;

/** A known question as the bot hears it. */
export interface HeardQuestion extends KnownQuestion {
  readonly situation: Situation;
}

/** Reads questions from JSON Lines; throws with file and line of the first that isn't right. */
export async function readQuestions(file: string): Promise<readonly KnownQuestion[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [QUESTION.parse(JSON.parse(line))];
    } catch (cause) {
      const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : 'not JSON';
      throw new Error(`${file}:${index + 1}: ${reason}`, { cause });
    }
  });
}

/** Asks a shop's model and search each question, as the bot would at its first or second message. */
export async function hearQuestions(
  questions: readonly KnownQuestion[],
  store: Store,
  env: Pick<Env, 'DATA_DIR' | 'SAMPLE_SHOP'>,
): Promise<readonly HeardQuestion[]> {
  const now = () => new Date();
  const search = await searchSettings(env, store.synonyms);
  const knowledge = new KnowledgeBase({ ...store, now, search });
  await knowledge.load();
  const { utterances = [], profiles = [] } = (await store.intents.intents()) ?? {};
  await knowledge.learnWords(utterances);
  const humanOnly = new Set(profiles.filter((one) => one.humanOnly).map(({ name }) => name));
  const products = await shopProducts(env);
  const categories = new Map(products.map(({ id, category }) => [id, category]));
  const model = await ensureActiveModel({ ...store, now });
  const recognizer = new Recognizer({ model, products });
  try {
    await recognizer.ready();
    const heard: HeardQuestion[] = [];
    for (const question of questions) {
      const { utterance, language, after } = question;
      const recognition = await recognizer.recognize(utterance, { language });
      const before = { lastArticleId: after ?? null, lastProductId: null };
      const known = readSituation(utterance, recognition, before, { knowledge, categories });
      heard.push({ ...question, situation: { ...known, misses: 0, humanOnly } });
    }
    return heard;
  } finally {
    await recognizer.close();
  }
}
