import { dealRows } from '../recognizers/crossValidation.ts';
import { type FeatureBlocks, featureBlocks } from '../recognizers/features.ts';
import { NONE } from '../recognizers/intentModel.ts';
import { toRows, trainHyperplane } from '../recognizers/linearSvm.ts';
import { trainMulticlass } from '../recognizers/multiclassSvm.ts';
import { withNames } from '../recognizers/spokenName.ts';
import type { Utterance } from '../recognizers/store.ts';
import { fitVocabulary, type SparseVector, toVector } from '../recognizers/vocabulary.ts';

/** A way to train with something left out. */
interface Variant {
  readonly variant: string;
  /** Indices of the feature blocks to leave out. */
  readonly withoutBlocks?: readonly number[];
  readonly withoutNames?: boolean;
  readonly machine?: 'alone' | 'together';
}

const BLOCK_NAMES = {
  en: ['stems and their pairs in order', 'pairs of stems in any order', 'characters'],
  zh: ['characters', 'Latin words', 'pairs of characters in any order'],
};
const FOLDS = 5;
/** One fold of a large set is certain enough. */
const ENOUGH_ROWS = 1500;
const MANY_ROWS = 2000;
const TOGETHER_SHARE = 0.65;

/** Accuracy on held-out rows of a train file, with each part of the model left out in turn. */
export function ablate(
  rows: readonly Utterance[],
): readonly { readonly variant: string; readonly accuracy: number }[] {
  const language = rows[0]?.language ?? 'en';
  const variants: readonly Variant[] = [
    { variant: 'all' },
    ...BLOCK_NAMES[language].map((name, index) => {
      return { variant: `without ${name}`, withoutBlocks: [index] };
    }),
    { variant: 'without the names of intents', withoutNames: true },
    { variant: 'one-vs-rest machine alone', machine: 'alone' },
    { variant: 'multi-class machine alone', machine: 'together' },
  ];
  return variants.map((variant) => ({
    variant: variant.variant,
    accuracy: crossValidate(rows, variant),
  }));
}

function crossValidate(rows: readonly Utterance[], variant: Variant): number {
  const texts = rows.map(({ utterance, intent }) => ({ text: utterance, label: intent }));
  const foldOf = dealRows(texts, FOLDS, 1);
  let right = 0;
  let asked = 0;
  for (let fold = 0; fold < FOLDS && asked < ENOUGH_ROWS; fold += 1) {
    const known = texts.filter((_, row) => foldOf[row] !== fold);
    const hidden = texts.filter((_, row) => foldOf[row] === fold);
    const guess = train(variant.withoutNames ? known : withNames(known, NONE), rows, variant);
    right += hidden.filter(({ text, label }) => guess(text) === label).length;
    asked += hidden.length;
  }
  return right / asked;
}

/** Both machines as in the product, but for bytes as weights. */
function train(
  known: readonly { readonly text: string; readonly label: string }[],
  rows: readonly Utterance[],
  { withoutBlocks = [], machine }: Variant,
): (text: string) => string {
  const language = rows[0]?.language ?? 'en';
  const blocksOf = (text: string): FeatureBlocks =>
    featureBlocks(text, language).filter((_, index) => !withoutBlocks.includes(index));
  const labels = [...new Set(known.map(({ label }) => label))].sort();
  const blocks = known.map(({ text }) => blocksOf(text));
  const vocabulary = fitVocabulary(blocks, known.length > MANY_ROWS ? 2 : 1);
  const columnCount = vocabulary.hashes.length;
  const vectors = blocks.map((row) => toVector(row, vocabulary));
  const matrix = toRows(vectors, columnCount);
  const classes = Int32Array.from(known, ({ label }) => labels.indexOf(label));
  const costs = new Float32Array(known.length);
  const alone = labels.map((_, index) =>
    trainHyperplane(matrix, (row) => classes[row] === index, {
      costs: costs.fill(1),
      seed: 1,
      tolerance: known.length > MANY_ROWS ? 1 : 0.05,
      maxPasses: 100,
    }),
  );
  const together = trainMulticlass(matrix, classes, labels.length, {
    costs: costs.fill(0.5),
    seed: 1,
  }).weights;
  const aloneMargins = (vector: SparseVector) =>
    alone.map(({ weights, bias }) =>
      vector.columns.reduce((sum, column, at) => {
        return sum + (weights[column] as number) * (vector.values[at] as number);
      }, bias),
    );
  const jointMargins = (vector: SparseVector) =>
    labels.map((_, index) =>
      vector.columns.reduce(
        (sum, column, at) => {
          const weight = together[column * labels.length + index] as number;
          return sum + weight * (vector.values[at] as number);
        },
        together[columnCount * labels.length + index] as number,
      ),
    );
  const sample = vectors.slice(0, 200);
  const ratio =
    deviation(sample.flatMap(aloneMargins)) / (deviation(sample.flatMap(jointMargins)) || 1);
  const share = machine === 'alone' ? 0 : machine === 'together' ? 1 : TOGETHER_SHARE;
  return (text) => {
    const vector = toVector(blocksOf(text), vocabulary);
    const joint = jointMargins(vector);
    const margins = aloneMargins(vector).map((margin, index) => {
      return (1 - share) * margin + share * ratio * (joint[index] as number);
    });
    return labels[margins.indexOf(Math.max(...margins))] as string;
  };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
