import { type EmotionalUtterance, type EmotionModel, trainEmotions } from './emotionModel.ts';
import { type IntentModel, type IntentStep, trainIntents } from './intentModel.ts';
import { maskPersonalData } from './maskPersonalData.ts';
import type { Language, Utterance } from './store.ts';

/** All that recognition learns: intents and emotions of every language there are rows of. */
export interface RecognitionModel {
  readonly intents: Readonly<Partial<Record<Language, IntentModel>>>;
  readonly emotions: Readonly<Partial<Record<Language, EmotionModel>>>;
}

/** A customer's message whose intent nobody has said. */
export interface UnlabelledMessage {
  readonly utterance: string;
  readonly language: Language;
}

/** How far a training is: the share of one step in one language, 0 to 1. */
export interface TrainingProgress {
  readonly language: Language;
  readonly step: IntentStep | 'emotions';
  readonly share: number;
}

/** How everything is trained. */
export interface RecognitionTraining {
  readonly seed: number;
  /** The shop's own log, to learn from as well; personal data are masked here. */
  readonly unlabelled?: readonly UnlabelledMessage[];
  readonly onProgress?: (progress: TrainingProgress) => void;
}

/** The languages the product speaks. */
export const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** Trains everything, in this thread. Deterministic for a seed. */
export function trainRecognition(
  utterances: readonly Utterance[],
  emotions: readonly EmotionalUtterance[],
  { seed, unlabelled = [], onProgress }: RecognitionTraining,
): RecognitionModel {
  return {
    intents: eachLanguage(utterances, (rows, language) =>
      trainIntents(rows, language, {
        seed,
        unlabelled: unlabelled
          .filter((message) => message.language === language)
          .map((message) => maskPersonalData(message.utterance)),
        onProgress: (step, share) => onProgress?.({ language, step, share }),
      }),
    ),
    emotions: eachLanguage(emotions, (rows, language) => {
      const model = trainEmotions(rows, language, seed);
      onProgress?.({ language, step: 'emotions', share: 1 });
      return model;
    }),
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
