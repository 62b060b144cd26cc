import { readFile } from 'node:fs/promises';
import type { EmotionalUtterance } from './emotionModel.ts';
import { readRows } from './rows.ts';

/** The authored sentences that the shipped model of emotions learns from. */
export async function shippedEmotions(): Promise<readonly EmotionalUtterance[]> {
  const text = await readFile(new URL('./data/emotion.jsonl', import.meta.url), 'utf8');
  return readRows(text, ['utterance', 'language', 'emotion']) as readonly EmotionalUtterance[];
}
