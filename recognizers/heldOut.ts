import type { HeldOut } from './calibration.ts';
import { dealLabels, dealRows } from './crossValidation.ts';
import { type LabelledText, type LinearModel, margins } from './linearModel.ts';

/** Trains a model on some of the rows. */
export type TrainFold = (known: readonly LabelledText[]) => LinearModel;

/**
 * Up to this many rows, every row is held out once, in many folds, so that each takes little from the model
 * that it asks; above, as many as tell enough.
 */
const FEW_ROWS = 1000;
const ROW_FOLDS = 10;
const FOLDS_OF_MANY = 5;
const ENOUGH_HELD_OUT = 600;

/** Labels are hidden whole in this many folds. */
const LABEL_FOLDS = 5;

/**
 * Where rows and labels are hidden at once, fewer labels are: each that is hidden makes it easier to tell the
 * others apart than it will be.
 */
const LABEL_FOLDS_OF_MANY = 10;

/** Labels that are never hidden: their rows stand for what no label should claim. */
export interface HoldOutOptions {
  readonly seed: number;
  readonly neverHidden: string;
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * Margins of texts that the asked model has not seen: in scope from folds that hide a share of every
 * label's rows, out of scope from folds that hide labels whole, whose texts are then a stranger's. Large
 * data are asked in folds that do both at once, and only until they tell enough.
 */
export function holdOut(
  rows: readonly LabelledText[],
  train: TrainFold,
  options: HoldOutOptions,
): readonly HeldOut[] {
  if (rows.length > FEW_ROWS) return holdOutLarge(rows, train, options);
  const foldOf = dealRows(rows, ROW_FOLDS, options.seed);
  const hiddenIn = hiddenFolds(rows, LABEL_FOLDS, options);
  const heldOut: HeldOut[] = [];
  for (let fold = 0; fold < ROW_FOLDS; fold += 1) {
    const isHidden = (_: LabelledText, row: number) => foldOf[row] === fold;
    heldOut.push(...ask(rows, isHidden, train).filter(({ label }) => label !== undefined));
    options.onProgress?.((fold + 1) / (ROW_FOLDS + LABEL_FOLDS));
  }
  for (let fold = 0; fold < LABEL_FOLDS; fold += 1) {
    const isHidden = ({ label }: LabelledText) => hiddenIn.get(label) === fold;
    heldOut.push(...ask(rows, isHidden, train));
    options.onProgress?.((ROW_FOLDS + fold + 1) / (ROW_FOLDS + LABEL_FOLDS));
  }
  return heldOut;
}

function holdOutLarge(
  rows: readonly LabelledText[],
  train: TrainFold,
  options: HoldOutOptions,
): readonly HeldOut[] {
  const foldOf = dealRows(rows, FOLDS_OF_MANY, options.seed);
  const hiddenIn = hiddenFolds(rows, LABEL_FOLDS_OF_MANY, options);
  const heldOut: HeldOut[] = [];
  let inScope = 0;
  for (let fold = 0; fold < FOLDS_OF_MANY && inScope < ENOUGH_HELD_OUT; fold += 1) {
    const asked = ask(
      rows,
      ({ label }, row) => foldOf[row] === fold || hiddenIn.get(label) === fold,
      train,
    );
    inScope += asked.filter(({ label }) => label !== undefined).length;
    heldOut.push(...asked);
    options.onProgress?.(Math.min(inScope / ENOUGH_HELD_OUT, 1));
  }
  return heldOut;
}

/** The fold in which each label is hidden; none where too few labels would be left. */
function hiddenFolds(
  rows: readonly LabelledText[],
  folds: number,
  { seed, neverHidden }: HoldOutOptions,
): ReadonlyMap<string, number> {
  const labels = new Set(rows.map(({ label }) => label));
  labels.delete(neverHidden);
  return labels.size < 3 ? new Map() : dealLabels([...labels], folds, seed);
}

function ask(
  rows: readonly LabelledText[],
  isHidden: (row: LabelledText, index: number) => boolean,
  train: TrainFold,
): HeldOut[] {
  const known = rows.filter((row, index) => !isHidden(row, index));
  const hidden = rows.filter(isHidden);
  if (known.length === 0 || hidden.length === 0) return [];
  const linear = train(known);
  return hidden.map(({ text, label }) => {
    const index = linear.labels.indexOf(label);
    return { margins: margins(text, linear), label: index < 0 ? undefined : index };
  });
}
