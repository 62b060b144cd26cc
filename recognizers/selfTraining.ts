import type { HeldOut } from './calibration.ts';
import { dealRows } from './crossValidation.ts';
import { type LabelledText, type LinearModel, margins } from './linearModel.ts';
import { mean } from './mean.ts';

/** Trains a model on rows. */
type Train = (rows: readonly LabelledText[]) => LinearModel;

/** What self-training is made of. */
export interface SelfTrainingParts {
  /** Rows that people labelled. */
  readonly rows: readonly LabelledText[];
  /** Messages without labels, personal data masked. */
  readonly unlabelled: readonly string[];
  readonly train: Train;
  /** Margin below which a message is rather of no intent at all. */
  readonly noneMargin: number;
  /** The intent that stands for "none of these"; messages it claims are not learned from. */
  readonly none: string;
}

/** How many guesses each round keeps for a class, in shares of the messages that there are for each. */
const ROUNDS = [0.5, 1, 1.5];

/** A guess counts a tenth of a label. */
const GUESS_WEIGHT = 0.1;

/** A log longer than this tells nothing new, but costs time. */
const MAX_UNLABELLED = 10_000;

/**
 * Rows guessed from a log of unlabelled messages (self-training: Yarowsky, ACL 1995; the schedule is
 * measured). Each round asks the model of the round before, and keeps for every class the messages
 * with the largest margins; messages that look out of scope are kept out.
 */
export function guessRows({
  rows,
  unlabelled,
  train,
  noneMargin,
  none,
}: SelfTrainingParts): readonly LabelledText[] {
  const known = new Set(rows.map(({ text }) => text));
  const messages = evenly(
    [...new Set(unlabelled)].filter((text) => !known.has(text)),
    MAX_UNLABELLED,
  );
  const classCount = new Set(rows.map(({ label }) => label)).size;
  let guessed: readonly LabelledText[] = [];
  for (const round of ROUNDS) {
    const model = train([...rows, ...guessed]);
    const perClass = Math.max(Math.round((round * messages.length) / classCount), 1);
    guessed = surest(messages, model, perClass, noneMargin, none);
    if (guessed.length === 0) break;
  }
  return guessed;
}

/** At most so many items, from all over the list: a log may be sorted by whatever. */
function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, place) => {
    return items[Math.floor((place * items.length) / most)] as Item;
  });
}

function surest(
  messages: readonly string[],
  model: LinearModel,
  perClass: number,
  noneMargin: number,
  none: string,
): readonly LabelledText[] {
  const byLabel = new Map<string, { text: string; margin: number }[]>();
  for (const text of messages) {
    const all = margins(text, model);
    const best = indexOfHighest(all);
    const label = model.labels[best] as string;
    const margin = all[best] as number;
    if (label === none || margin <= noneMargin) continue;
    const own = byLabel.get(label);
    if (own) own.push({ text, margin });
    else byLabel.set(label, [{ text, margin }]);
  }
  return [...byLabel].flatMap(([label, own]) =>
    own
      .sort((first, second) => second.margin - first.margin)
      .slice(0, perClass)
      .map(({ text }) => ({ text, label, weight: GUESS_WEIGHT })),
  );
}

/** Whether learning from the log helps, as cross-validation on the labelled rows says. */
export interface SelfTrainingTrial {
  readonly helps: boolean;
  /** Accuracy without and with the log, on the same held-out rows; shares of 1. */
  readonly plainAccuracy: number;
  readonly accuracy: number;
  /** Margins of the models that learned from the log, for the calibration of such a model. */
  readonly heldOut: readonly HeldOut[];
}

const FOLDS = 3;

/** No further fold is asked once so many rows were held out, and so much of the log is tried. */
const ENOUGH_HELD_OUT = 400;
const TRIED_MESSAGES = 2000;

/** Tries self-training on labelled rows that it may not see. */
export function trySelfTraining(parts: SelfTrainingParts, seed: number): SelfTrainingTrial {
  const { rows, train } = parts;
  const unlabelled = evenly(parts.unlabelled, TRIED_MESSAGES);
  const foldOf = dealRows(rows, FOLDS, seed);
  const plain: number[] = [];
  const helped: number[] = [];
  const heldOut: HeldOut[] = [];
  for (let fold = 0; fold < FOLDS && plain.length < ENOUGH_HELD_OUT; fold += 1) {
    const known = rows.filter((_, row) => foldOf[row] !== fold);
    const hidden = rows.filter((_, row) => foldOf[row] === fold);
    if (known.length === 0) continue;
    const before = train(known);
    // A held-out text in the log may be learned from, as in life: its label is hidden.
    const after = train([...known, ...guessRows({ ...parts, rows: known, unlabelled })]);
    for (const { text, label } of hidden) {
      const margin = margins(text, after);
      plain.push(Number(before.labels[indexOfHighest(margins(text, before))] === label));
      helped.push(Number(after.labels[indexOfHighest(margin)] === label));
      const index = after.labels.indexOf(label);
      if (index >= 0) heldOut.push({ margins: margin, label: index });
    }
  }
  const plainAccuracy = mean(plain);
  const accuracy = mean(helped);
  return { helps: accuracy > plainAccuracy, plainAccuracy, accuracy, heldOut };
}

function indexOfHighest(values: Float64Array): number {
  let highest = 0;
  for (let index = 1; index < values.length; index += 1) {
    if ((values[index] as number) > (values[highest] as number)) highest = index;
  }
  return highest;
}
