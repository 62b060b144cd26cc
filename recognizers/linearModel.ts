import { featureBlocks } from './features.ts';
import { type SparseRows, toRows, trainHyperplane } from './linearSvm.ts';
import { trainMulticlass } from './multiclassSvm.ts';
import type { Language } from './store.ts';
import { fitVocabulary, toVector, type Vocabulary } from './vocabulary.ts';

/** A text and the class it belongs to. */
export interface LabelledText {
  readonly text: string;
  readonly label: string;
  /** Share of the cost at which the text is learned; less than 1 where the label is a guess. */
  readonly weight?: number;
}

/**
 * Linear classifier over the features of a language: the mean of two support vector machines, one that
 * tells each class from the rest and one that tells all classes apart at once, whose errors differ. The
 * weights are bytes, stored by feature: feature f has the entries `starts[f]` to `starts[f + 1]`
 * (exclusive).
 */
export interface LinearModel {
  readonly language: Language;
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly starts: Uint32Array;
  /** Index in `labels` of each entry. */
  readonly classes: Uint16Array;
  /** Weight of each entry, in units of its class's scale. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
}

/** How a linear model is trained. */
export interface LinearOptions {
  readonly seed: number;
  /** Told the share of the classes that are done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Cost of a violated margin in each machine: chosen by cross-validation, and flat around it. */
const COST = 1;
const MULTICLASS_COST = 0.5;

/**
 * Above this many rows, features that stand in one row only are left out, being noise and bulk, and
 * training stops earlier: neither changes accuracy by more than .1 point there.
 */
const MANY_ROWS = 2000;

/** Trains a classifier; the labels come out in alphabetical order. Throws when there are no rows. */
export function trainLinearModel(
  rows: readonly LabelledText[],
  language: Language,
  options: LinearOptions,
): LinearModel {
  if (rows.length === 0) throw new Error('A linear model needs at least one row to learn from.');
  const labels = [...new Set(rows.map((row) => row.label))].sort();
  const blocks = rows.map((row) => featureBlocks(row.text, language));
  const vocabulary = fitVocabulary(blocks, rows.length > MANY_ROWS ? 2 : 1);
  const columnCount = vocabulary.hashes.length;
  const matrix = toRows(
    blocks.map((row) => toVector(row, vocabulary)),
    columnCount,
  );
  const { hyperplanes, biases } = trainBoth(matrix, rows, labels, options);
  const scales = new Float32Array(labels.length);
  const quantised = hyperplanes.map((weights, index) => {
    scales[index] = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
    return toBytes(weights, scales[index] ?? 0);
  });
  return { language, labels, vocabulary, biases, scales, ...byFeature(quantised, columnCount) };
}

/**
 * The margin of a text for each label: above 0 inside the class, about -1 outside. A text without a
 * single known feature is outside of all, however the biases lie.
 */
export function margins(text: string, model: LinearModel): Float64Array {
  const { columns, values } = toVector(featureBlocks(text, model.language), model.vocabulary);
  const { starts, classes, weights, scales, biases } = model;
  const sums = new Float64Array(biases.length);
  if (columns.length === 0) return sums.fill(-1);
  for (let feature = 0; feature < columns.length; feature += 1) {
    const column = columns[feature] as number;
    const value = values[feature] as number;
    for (let at = starts[column] as number; at < (starts[column + 1] as number); at += 1) {
      const index = classes[at] as number;
      sums[index] = (sums[index] as number) + value * (weights[at] as number);
    }
  }
  return sums.map((sum, index) => sum * (scales[index] as number) + (biases[index] as number));
}

/** The mean of both machines, each class's weights apart. */
function trainBoth(
  matrix: SparseRows,
  rows: readonly LabelledText[],
  labels: readonly string[],
  { seed, onProgress }: LinearOptions,
): { readonly hyperplanes: readonly Float32Array[]; readonly biases: Float32Array } {
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  const classes = Int32Array.from(rows, ({ label }) => indexOf.get(label) as number);
  const costs = Float32Array.from(rows, ({ weight = 1 }) => COST * weight);
  const labelled = rows.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const biases = new Float32Array(labels.length);
  const hyperplanes = labels.map((_, index) => {
    const { weights, bias } = trainHyperplane(matrix, (row) => classes[row] === index, {
      costs,
      seed,
      tolerance: labelled > MANY_ROWS ? 1 : 0.05,
      maxPasses: 100,
    });
    biases[index] = bias;
    onProgress?.(((index + 1) / labels.length) * 0.5);
    return weights;
  });
  if (labels.length < 2) return { hyperplanes, biases };
  const together = trainMulticlass(matrix, classes, labels.length, {
    costs: costs.map((cost) => (cost / COST) * MULTICLASS_COST),
    seed,
  });
  addTogether(matrix, hyperplanes, biases, together.weights);
  onProgress?.(1);
  return { hyperplanes, biases };
}

/** Share of the second machine in the mean, which may err where a class has few rows. */
const TOGETHER_SHARE = 0.65;

/** More rows than this tell no more about how far margins spread. */
const ENOUGH_ROWS = 400;

/** Replaces the hyperplanes by the mean of both machines, the second brought to the first's units. */
function addTogether(
  matrix: SparseRows,
  hyperplanes: readonly Float32Array[],
  biases: Float32Array,
  together: Float32Array,
): void {
  const classCount = hyperplanes.length;
  const biasBase = matrix.columnCount * classCount;
  const alone = spread(matrix, classCount, (index, column) =>
    column < 0
      ? (biases[index] as number)
      : ((hyperplanes[index] as Float32Array)[column] as number),
  );
  const joint = spread(matrix, classCount, (index, column) => {
    return together[(column < 0 ? biasBase : column * classCount) + index] as number;
  });
  const ratio = joint.deviation === 0 ? 0 : alone.deviation / joint.deviation;
  hyperplanes.forEach((weights, index) => {
    for (let column = 0; column < weights.length; column += 1) {
      const other = together[column * classCount + index] as number;
      weights[column] = mixed(weights[column] as number, ratio * other);
    }
    const other = ((together[biasBase + index] as number) - joint.mean) * ratio + alone.mean;
    biases[index] = mixed(biases[index] as number, other);
  });
}

function mixed(alone: number, together: number): number {
  return (1 - TOGETHER_SHARE) * alone + TOGETHER_SHARE * together;
}

/** Mean and standard deviation of the margins over evenly chosen rows; column -1 is the bias. */
function spread(
  { starts, columns, values }: SparseRows,
  classCount: number,
  weightOf: (index: number, column: number) => number,
): { readonly mean: number; readonly deviation: number } {
  const rowCount = starts.length - 1;
  const stride = Math.ceil(rowCount / ENOUGH_ROWS);
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let row = 0; row < rowCount; row += stride) {
    for (let index = 0; index < classCount; index += 1) {
      let margin = weightOf(index, -1);
      for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
        margin += weightOf(index, columns[at] as number) * (values[at] as number);
      }
      sum += margin;
      squares += margin * margin;
      count += 1;
    }
  }
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(squares / count - mean * mean, 0)) };
}

function toBytes(weights: Float32Array, scale: number): Int8Array {
  if (scale === 0) return new Int8Array(weights.length);
  return Int8Array.from(weights, (weight) => Math.round(weight / scale));
}

function byFeature(
  weightsOfClasses: readonly Int8Array[],
  columnCount: number,
): Pick<LinearModel, 'starts' | 'classes' | 'weights'> {
  const starts = new Uint32Array(columnCount + 1);
  for (const weights of weightsOfClasses) {
    weights.forEach((weight, column) => {
      if (weight !== 0) starts[column + 1] = (starts[column + 1] as number) + 1;
    });
  }
  for (let column = 0; column < columnCount; column += 1) {
    starts[column + 1] = (starts[column + 1] as number) + (starts[column] as number);
  }
  const next = starts.slice();
  const total = starts[columnCount] as number;
  const classes = new Uint16Array(total);
  const weights = new Int8Array(total);
  for (const [index, weightsOfClass] of weightsOfClasses.entries()) {
    weightsOfClass.forEach((weight, column) => {
      if (weight === 0) return;
      const at = next[column] as number;
      next[column] = at + 1;
      classes[at] = index;
      weights[at] = weight;
    });
  }
  return { starts, classes, weights };
}
