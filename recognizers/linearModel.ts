import { featureBlocks } from './features.ts';
import { toRows, trainHyperplane } from './linearSvm.ts';
import type { Language } from './store.ts';
import { fitVocabulary, toVector, type Vocabulary } from './vocabulary.ts';

/** A text and the class it belongs to. */
export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

/**
 * One-vs-rest linear classifier over the features of a language. The weights are bytes, stored by
 * feature: feature f has the entries `starts[f]` to `starts[f + 1]` (exclusive).
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
  /** Cost of a violated margin; see `SvmOptions`. */
  readonly cost: number;
  readonly seed: number;
}

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
  const biases = new Float32Array(labels.length);
  const scales = new Float32Array(labels.length);
  const quantised = labels.map((label, index) => {
    const { weights, bias } = trainHyperplane(matrix, (row) => rows[row]?.label === label, {
      ...options,
      tolerance: rows.length > MANY_ROWS ? 1 : 0.05,
      maxPasses: 100,
    });
    biases[index] = bias;
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
