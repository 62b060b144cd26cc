import { type FeatureBlocks, featureBlocks } from './features.ts';
import { type Hyperplane, type SparseRows, toRows, trainHyperplane } from './linearSvm.ts';
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
 * Linear classifier over the features of a language: a support vector machine for each class. The weights
 * are bytes, stored by feature: feature f has the entries `starts[f]` to `starts[f + 1]` (exclusive).
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

/** What a text is made of for a model. */
export type Features = (text: string, language: Language) => FeatureBlocks;

/** How a linear model is trained. */
export interface LinearOptions {
  readonly seed: number;
  /** Default: all that we know of. */
  readonly features?: Features;
  /** Told the share of the classes that are done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Cost of a violated margin: chosen by cross-validation, and flat around it. */
const COST = 1;

/** Above this many rows, features that stand in one row only are left out, being bulk without a gain. */
const MANY_ROWS = 12_000;

/** When training stops: the more rows there are, the less each that is not yet at its optimum matters. */
function toleranceFor(rowCount: number): number {
  if (rowCount > MANY_ROWS) return 1;
  return rowCount > 1000 ? 0.3 : 0.01;
}

/** Trains a classifier; the labels come out in alphabetical order. Throws when there are no rows. */
export function trainLinearModel(
  rows: readonly LabelledText[],
  language: Language,
  options: LinearOptions,
): LinearModel {
  if (rows.length === 0) throw new Error('A linear model needs at least one row to learn from.');
  const labels = [...new Set(rows.map((row) => row.label))].sort();
  const { features = featureBlocks } = options;
  const blocks = rows.map((row) => features(row.text, language));
  const vocabulary = fitVocabulary(blocks, rows.length > MANY_ROWS ? 2 : 1);
  const columnCount = vocabulary.hashes.length;
  const matrix = toRows(
    blocks.map((row) => toVector(row, vocabulary)),
    columnCount,
  );
  const hyperplanes = trainEach(matrix, rows, labels, options);
  const biases = Float32Array.from(hyperplanes, ({ bias }) => bias);
  const scales = Float32Array.from(hyperplanes, ({ weights }) => {
    return weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  });
  const quantised = hyperplanes.map(({ weights }, index) => toBytes(weights, scales[index] ?? 0));
  return { language, labels, vocabulary, biases, scales, ...byFeature(quantised, columnCount) };
}

/**
 * The margin of a text for each label: above 0 inside the class, negative outside. Margins that lie far
 * apart are drawn together by the root of their deviation: a text of many telling words is far from most
 * classes, and no surer of its own for it. A text without a single known feature is outside of all,
 * however the biases lie.
 */
export function margins(text: string, model: LinearModel): Float64Array {
  return drawnTogether(distances(text, model));
}

/** The margins as the machines give them, before they are drawn together. */
export function distances(
  text: string,
  model: LinearModel,
  features: Features = featureBlocks,
): Float64Array {
  const { columns, values } = toVector(features(text, model.language), model.vocabulary);
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

/** Margins of a text that tells nothing hardly deviate; less than this counts as this. */
const LEAST_DEVIATION = 0.01;

function drawnTogether(distances: Float64Array): Float64Array {
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  const squares = distances.reduce((sum, distance) => sum + (distance - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / distances.length);
  const divisor = Math.sqrt(Math.max(deviation, LEAST_DEVIATION));
  return distances.map((distance) => distance / divisor);
}

/** One machine for each class, which tells it from all others. */
function trainEach(
  matrix: SparseRows,
  rows: readonly LabelledText[],
  labels: readonly string[],
  { seed, onProgress }: LinearOptions,
): readonly Hyperplane[] {
  const costs = balancedCosts(rows);
  return labels.map((label, index) => {
    const hyperplane = trainHyperplane(matrix, (row) => rows[row]?.label === label, {
      costs,
      seed,
      tolerance: toleranceFor(rows.length),
      maxPasses: 100,
    });
    onProgress?.((index + 1) / labels.length);
    return hyperplane;
  });
}

/** The cost of each row: in a class of four times the rows, a row counts half. */
function balancedCosts(rows: readonly LabelledText[]): Float32Array {
  const sizes = new Map<string, number>();
  for (const { label, weight = 1 } of rows) sizes.set(label, (sizes.get(label) ?? 0) + weight);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return Float32Array.from(rows, ({ label, weight = 1 }) => {
    const share = (sizes.get(label) as number) / (total / sizes.size);
    return (COST * weight) / Math.sqrt(share);
  });
}

function toBytes(weights: Float32Array, scale: number): Int8Array {
  const bytes = new Int8Array(weights.length);
  if (scale === 0) return bytes;
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = Math.round((weights[at] as number) / scale);
  }
  return bytes;
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
