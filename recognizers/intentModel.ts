import { type Calibration, fitCalibration, type HeldOut, probabilities } from './calibration.ts';
import { holdOut } from './heldOut.ts';
import { type LabelledText, type LinearModel, margins, trainLinearModel } from './linearModel.ts';
import { guessRows, type SelfTrainingParts, trySelfTraining } from './selfTraining.ts';
import { withNames } from './spokenName.ts';
import type { Language, Utterance } from './store.ts';
import { fitThreshold } from './threshold.ts';

/** What recognises the intents of one language. */
export interface IntentModel {
  readonly linear: LinearModel;
  readonly calibration: Calibration;
  /** Below this confidence the utterance counts as out of scope. */
  readonly threshold: number;
  /** What learning from unlabelled messages brought; `undefined` where there were none. */
  readonly selfTraining?: SelfTrainingOutcome;
}

/** What learning from unlabelled messages brought; accuracies are cross-validated shares of 1. */
export interface SelfTrainingOutcome {
  /** False where it didn't help: then nothing was learned from them. */
  readonly used: boolean;
  readonly plainAccuracy: number;
  readonly accuracy: number;
  /** How many messages were learned from. */
  readonly messages: number;
}

/** An intent and the probability that the utterance means it. */
export interface RankedIntent {
  readonly intent: string;
  /** 0 to 1; calibrated: of the utterances with .8, about 80 % mean this intent. */
  readonly confidence: number;
}

/** How the model of one language is trained. */
export interface IntentTraining {
  /** Default 1. */
  readonly seed?: number;
  /** Customers' messages without labels, personal data masked, that the model may also learn from. */
  readonly unlabelled?: readonly string[];
  /** Told the share of a step that is done, 0 to 1. */
  readonly onProgress?: (step: IntentStep, share: number) => void;
}

/** What a training is doing. */
export type IntentStep = 'learning' | 'calibrating' | 'selfTraining';

/** The intent of utterances that no intent claims. */
export const NONE = 'None';

/** Trains the model of one language. Deterministic for a seed. Throws when there are no rows. */
export function trainIntents(
  utterances: readonly Utterance[],
  language: Language,
  { seed = 1, unlabelled = [], onProgress }: IntentTraining = {},
): IntentModel {
  const rows = utterances.map(({ utterance, intent }) => ({ text: utterance, label: intent }));
  const train = (known: readonly LabelledText[]) =>
    trainLinearModel(withNames(known, NONE), language, { seed });
  const heldOut = holdOut(rows, train, {
    seed,
    neverHidden: NONE,
    onProgress: (share) => onProgress?.('calibrating', share),
  });
  const { noneMargin } = fitCalibration(heldOut);
  const log = { rows, unlabelled, train, noneMargin, none: NONE };
  const learned = unlabelled.length > 0 ? learnFromLog(log, heldOut, seed) : { heldOut };
  onProgress?.('selfTraining', 1);
  const linear = trainLinearModel(
    withNames([...rows, ...(learned.guessed ?? [])], NONE),
    language,
    { seed, onProgress: (share) => onProgress?.('learning', share) },
  );
  const calibration = fitCalibration(learned.heldOut);
  return {
    linear,
    calibration,
    threshold: fitThreshold(outcomes(learned.heldOut, calibration)),
    ...(learned.outcome && { selfTraining: learned.outcome }),
  };
}

/** All intents of the model with their confidence, likeliest first. */
export function rankIntents(text: string, { linear, calibration }: IntentModel): RankedIntent[] {
  const shares = probabilities(margins(text, linear), calibration);
  return linear.labels
    .map((intent, index) => ({ intent, confidence: shares[index] as number }))
    .sort((first, second) => second.confidence - first.confidence);
}

interface Learned {
  readonly heldOut: readonly HeldOut[];
  readonly guessed?: readonly LabelledText[];
  readonly outcome?: SelfTrainingOutcome;
}

/** The log's rows where they help, and the held-out margins that calibrate the model with them. */
function learnFromLog(
  parts: SelfTrainingParts,
  heldOut: readonly HeldOut[],
  seed: number,
): Learned {
  const { helps, plainAccuracy, accuracy, heldOut: helped } = trySelfTraining(parts, seed);
  const guessed = helps ? guessRows(parts) : [];
  const outcome = { used: helps, plainAccuracy, accuracy, messages: guessed.length };
  if (!helps) return { heldOut, outcome };
  const outOfScope = heldOut.filter(({ label }) => label === undefined);
  return { heldOut: [...helped, ...outOfScope], guessed, outcome };
}

function outcomes(heldOut: readonly HeldOut[], calibration: Calibration) {
  return heldOut
    .filter((text) => text.label !== undefined)
    .map(({ margins, label }) => {
      const shares = probabilities(margins, calibration);
      const confidence = shares.reduce((most, share) => Math.max(most, share), 0);
      return { confidence, right: shares[label as number] === confidence };
    });
}
