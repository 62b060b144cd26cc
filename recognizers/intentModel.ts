import { type Calibration, fitCalibration, type HeldOut, probabilities } from './calibration.ts';
import { type LabelledText, type LinearModel, margins, trainLinearModel } from './linearModel.ts';
import { seededRandom, shuffle } from './random.ts';
import type { Language, Utterance } from './store.ts';
import { fitThreshold } from './threshold.ts';

/** What recognises the intents of one language. */
export interface IntentModel {
  readonly linear: LinearModel;
  readonly calibration: Calibration;
  /** Below this confidence the utterance counts as out of scope. */
  readonly threshold: number;
}

/** An intent and the probability that the utterance means it. */
export interface RankedIntent {
  readonly intent: string;
  /** 0 to 1; calibrated: of the utterances with .8, about 80 % mean this intent. */
  readonly confidence: number;
}

/** The intent of utterances that no intent claims. */
export const NONE = 'None';

const COST = 2;
const FOLDS = 5;

/** More held-out texts than this add time and no certainty; large data are held out in one fold. */
const ENOUGH_HELD_OUT = 1500;

/** Trains the model of one language. Deterministic for a seed. Throws when there are no rows. */
export function trainIntents(
  utterances: readonly Utterance[],
  language: Language,
  seed = 1,
): IntentModel {
  const rows = withNames(
    utterances.map(({ utterance, intent }) => ({ text: utterance, label: intent })),
  );
  const linear = trainLinearModel(rows, language, { cost: COST, seed });
  const heldOut = holdOut(utterances, language, seed);
  const calibration = fitCalibration(heldOut);
  return { linear, calibration, threshold: fitThreshold(outcomes(heldOut, calibration)) };
}

/** All intents of the model with their confidence, likeliest first. */
export function rankIntents(text: string, { linear, calibration }: IntentModel): RankedIntent[] {
  const shares = probabilities(margins(text, linear), calibration);
  return linear.labels
    .map((intent, index) => ({ intent, confidence: shares[index] as number }))
    .sort((first, second) => second.confidence - first.confidence);
}

/** An intent's name often says what its utterances are about: it is learned as one more row. */
function withNames(rows: readonly LabelledText[]): LabelledText[] {
  const names = [...new Set(rows.map((row) => row.label))].filter((label) => label !== NONE);
  return [...rows, ...names.map((label) => ({ text: spoken(label), label }))];
}

function spoken(name: string): string {
  return name.replace(/([\p{Lowercase}\d])(\p{Uppercase})/gu, '$1 $2').replace(/[_\-/.]+/g, ' ');
}

/**
 * Margins of texts that the asked model has not seen. Each fold hides a fifth of the intents whole,
 * whose texts are then out of scope as a stranger's are, and a fifth of the other intents' rows.
 */
function holdOut(utterances: readonly Utterance[], language: Language, seed: number): HeldOut[] {
  const dealt = deal(utterances, seed);
  const heldOut: HeldOut[] = [];
  let inScope = 0;
  for (let fold = 0; fold < FOLDS && inScope < ENOUGH_HELD_OUT; fold += 1) {
    const known = dealt.filter((row) => row.rowFold !== fold && row.intentFold !== fold);
    const hidden = dealt.filter((row) => row.rowFold === fold || row.intentFold === fold);
    if (known.length === 0) continue;
    const linear = trainLinearModel(withNames(known), language, { cost: COST, seed });
    for (const { text, label, intentFold } of hidden) {
      const index = linear.labels.indexOf(label);
      if (index < 0 && (intentFold !== fold || label === NONE)) continue;
      if (index >= 0) inScope += 1;
      heldOut.push({ margins: margins(text, linear), label: index < 0 ? undefined : index });
    }
  }
  return heldOut;
}

interface DealtText extends LabelledText {
  readonly rowFold: number;
  readonly intentFold: number;
}

/** Deals rows and intents to folds as cards: every intent's rows are spread as evenly as can be. */
function deal(utterances: readonly Utterance[], seed: number): DealtText[] {
  const random = seededRandom(seed);
  const order = Int32Array.from(utterances, (_, index) => index);
  shuffle(order, order.length, random);
  const intents = [...new Set(utterances.map((row) => row.intent))].sort();
  const intentOrder = Int32Array.from(intents, (_, index) => index);
  shuffle(intentOrder, intents.length, random);
  const intentFolds = new Map<string, number>();
  intentOrder.forEach((intent, place) => {
    const name = intents[intent] as string;
    // `None` is never hidden: rows out of scope that the author gave teach more than ours.
    intentFolds.set(name, intents.length < 3 || name === NONE ? -1 : place % FOLDS);
  });
  const seen = new Map<string, number>();
  return Array.from(order, (index) => {
    const { utterance, intent } = utterances[index] as Utterance;
    const count = seen.get(intent) ?? 0;
    seen.set(intent, count + 1);
    return {
      text: utterance,
      label: intent,
      rowFold: count % FOLDS,
      intentFold: intentFolds.get(intent) ?? -1,
    };
  });
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
