import { CALM, type EmotionalUtterance, feelEmotion } from './emotionModel.ts';
import { auroc, macroF1, share } from './evaluate.ts';
import type { RecognitionModel } from './recognitionModel.ts';

/** How well emotions are recognised; shares are 0 to 1, `null` where nothing can be said. */
export interface EmotionEvaluation {
  readonly rows: number;
  readonly accuracy: number | null;
  readonly macroF1: number | null;
  /** Probability that an angry row gets a higher score of anger than another one. */
  readonly angryAuroc: number | null;
  /** Share of the calm rows that are called frustrated or angry. */
  readonly falseAlarms: number | null;
}

/** Measures models of emotion on rows they have not learned from. */
export function evaluateEmotions(
  models: RecognitionModel['emotions'],
  test: readonly EmotionalUtterance[],
): EmotionEvaluation {
  const answers = test.map((row) => {
    const model = models[row.language];
    const felt = model ? feelEmotion(row.utterance, model) : CALM;
    return { truth: row.emotion, guess: felt.emotion, anger: felt.scores.angry };
  });
  const angerWhere = (angry: boolean) =>
    answers.filter(({ truth }) => (truth === 'angry') === angry).map(({ anger }) => anger);
  return {
    rows: test.length,
    accuracy: share(answers, ({ truth, guess }) => truth === guess),
    macroF1: macroF1(answers),
    angryAuroc: auroc(angerWhere(true), angerWhere(false)),
    falseAlarms: share(
      answers.filter(({ truth }) => truth === 'calm'),
      ({ guess }) => guess !== 'calm',
    ),
  };
}
