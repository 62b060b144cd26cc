import { type EmotionalUtterance, type EmotionModel, trainEmotions } from './emotionModel.ts';
import { type IntentModel, trainIntents } from './intentModel.ts';
import type { Language, Utterance } from './store.ts';

/** All that recognition learns: intents and emotions of every language there are rows of. */
export interface RecognitionModel {
  readonly intents: Readonly<Partial<Record<Language, IntentModel>>>;
  readonly emotions: Readonly<Partial<Record<Language, EmotionModel>>>;
}

/** The languages the product speaks. */
export const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** Trains everything, in this thread. Deterministic for a seed. */
export function trainRecognition(
  utterances: readonly Utterance[],
  emotions: readonly EmotionalUtterance[],
  seed: number,
): RecognitionModel {
  return {
    intents: eachLanguage(utterances, (rows, language) => trainIntents(rows, language, seed)),
    emotions: eachLanguage(emotions, (rows, language) => trainEmotions(rows, language, seed)),
  };
}

function eachLanguage<Row extends { readonly language: Language }, Model>(
  rows: readonly Row[],
  train: (rows: readonly Row[], language: Language) => Model,
): Partial<Record<Language, Model>> {
  const models: Partial<Record<Language, Model>> = {};
  for (const language of LANGUAGES) {
    const own = rows.filter((row) => row.language === language);
    if (own.length > 0) models[language] = train(own, language);
  }
  return models;
}
