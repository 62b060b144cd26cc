import { type Calibration, fitCalibration, type HeldOut, probabilities } from './calibration.ts';
import { type LabelledText, type LinearModel, margins, trainLinearModel } from './linearModel.ts';
import { seededRandom, shuffle } from './random.ts';
import type { Language } from './store.ts';

/** How a customer feels about the shop, as far as the words of one message tell. */
export type Emotion = 'calm' | 'frustrated' | 'angry';

/** All emotions, from mild to strong. */
export const EMOTIONS: readonly Emotion[] = ['calm', 'frustrated', 'angry'];

/** A training sentence with the emotion it shows. */
export interface EmotionalUtterance {
  readonly utterance: string;
  readonly language: Language;
  readonly emotion: Emotion;
}

/** What recognises the emotions of one language. */
export interface EmotionModel {
  readonly linear: LinearModel;
  readonly calibration: Calibration;
  /** A message that is less likely calm than this counts as frustrated or angry. */
  readonly calmest: number;
}

/** An emotion, and the probability of each. */
export interface FeltEmotion {
  readonly emotion: Emotion;
  readonly scores: Readonly<Record<Emotion, number>>;
}

/** What is said of a message when nothing is known: no words, or no model. */
export const CALM: FeltEmotion = {
  emotion: 'calm',
  scores: { calm: 1, frustrated: 0, angry: 0 },
};

const FOLDS = 3;

/** Emotions must show: words that speak for none of them by more than this margin are calm. */
const WEAK_MARGIN = -0.5;

/** Share of calm messages that may be called frustrated or angry. */
const MAX_FALSE_ALARMS = 0.02;

/** Trains the model of one language. Deterministic for a seed. Throws when there are no rows. */
export function trainEmotions(
  utterances: readonly EmotionalUtterance[],
  language: Language,
  seed = 1,
): EmotionModel {
  const rows = utterances.map((row) => ({ text: withCues(row.utterance), label: row.emotion }));
  const linear = trainLinearModel(rows, language, { seed });
  const heldOut = holdOut(rows, linear.labels, language, seed);
  const { temperature } = fitCalibration(heldOut);
  const calibration = { temperature, noneMargin: WEAK_MARGIN };
  return { linear, calibration, calmest: fitCalmest(heldOut, linear.labels, calibration) };
}

/** The emotion that an utterance shows. */
export function feelEmotion(utterance: string, model: EmotionModel): FeltEmotion {
  const { linear, calibration, calmest } = model;
  const shares = probabilities(margins(withCues(utterance), linear), calibration);
  const frustrated = shares[linear.labels.indexOf('frustrated')] ?? 0;
  const angry = shares[linear.labels.indexOf('angry')] ?? 0;
  const scores = { calm: 1 - frustrated - angry, frustrated, angry };
  if (scores.calm >= calmest) return { emotion: 'calm', scores };
  return { emotion: scores.angry > scores.frustrated ? 'angry' : 'frustrated', scores };
}

/** What the letters alone don't show, said as words that the model can learn. */
function withCues(utterance: string): string {
  const cues: string[] = [];
  if (/[!！]/.test(utterance)) cues.push('cueexclaims');
  if (/[!！]{2}|[?？!！]{3}/.test(utterance)) cues.push('cueshouts');
  if (/(?:\p{Uppercase}{3,}\P{Letter}*){2}/u.test(utterance)) cues.push('cuecapitals');
  if (/(.)\1{2}/u.test(utterance.replace(/[\d\s.]/g, ''))) cues.push('cuerepeats');
  return cues.length === 0 ? utterance : `${utterance.slice(0, 500)} ${cues.join(' ')}`;
}

function holdOut(
  rows: readonly LabelledText[],
  labels: readonly string[],
  language: Language,
  seed: number,
): HeldOut[] {
  const order = Int32Array.from(rows, (_, index) => index);
  shuffle(order, order.length, seededRandom(seed));
  const heldOut: HeldOut[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inFold = (_: LabelledText, index: number) => (order[index] as number) % FOLDS === fold;
    const known = rows.filter((row, index) => !inFold(row, index));
    if (new Set(known.map((row) => row.label)).size < labels.length) continue;
    const linear = trainLinearModel(known, language, { seed });
    for (const { text, label } of rows.filter(inFold)) {
      heldOut.push({ margins: margins(text, linear), label: labels.indexOf(label) });
    }
  }
  return heldOut;
}

function fitCalmest(
  heldOut: readonly HeldOut[],
  labels: readonly string[],
  calibration: Calibration,
): number {
  const calm = labels.indexOf('calm');
  const scores = heldOut
    .filter(({ label }) => label === calm)
    .map(({ margins }) => {
      const shares = probabilities(margins, calibration);
      return 1 - shares.reduce((sum, share, at) => sum + (at === calm ? 0 : share), 0);
    })
    .sort((first, second) => first - second);
  return Math.min(scores[Math.floor(MAX_FALSE_ALARMS * scores.length)] ?? 0.5, 0.5);
}
