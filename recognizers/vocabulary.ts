import type { FeatureBlocks } from './features.ts';

/** A sparse vector: values at columns, in no particular order. */
export interface SparseVector {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** The features a model knows: column → hash and weight, and hash → column. */
export interface Vocabulary {
  readonly hashes: Uint32Array;
  /** Inverse document frequency of each column. */
  readonly weights: Float32Array;
  /** Weight of a feature that no training row has. */
  readonly unknownWeight: number;
  /** Open addressing with linear probing; holds column + 1, and 0 where nothing is. */
  readonly slots: Int32Array;
}

/** The vocabulary of the rows: every feature that stands in at least `minRows` of them. */
export function fitVocabulary(rows: readonly FeatureBlocks[], minRows: number): Vocabulary {
  const rowsWith = new Map<number, number>();
  for (const row of rows) {
    for (const feature of new Set(row.flatMap((block) => block.features))) {
      rowsWith.set(feature, (rowsWith.get(feature) ?? 0) + 1);
    }
  }
  // Frequent features first: they share cache lines, which halves the time of training.
  const kept = [...rowsWith]
    .filter(([, count]) => count >= minRows)
    .sort(([, first], [, second]) => second - first);
  const idf = (count: number) => Math.log((1 + rows.length) / (1 + count)) + 1;
  return indexVocabulary(
    Uint32Array.from(kept, ([hash]) => hash),
    Float32Array.from(kept, ([, count]) => idf(count)),
    idf(0),
  );
}

/** The vocabulary of given columns, made ready for look-ups. */
export function indexVocabulary(
  hashes: Uint32Array,
  weights: Float32Array,
  unknownWeight: number,
): Vocabulary {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * hashes.length + 2)));
  const mask = slots.length - 1;
  hashes.forEach((hash, column) => {
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = column + 1;
  });
  return { hashes, weights, unknownWeight, slots };
}

/**
 * The vector of a text: term frequency (dampened by a logarithm) × inverse document frequency, each
 * block scaled to its weight. Unknown features have no column but take their share of the length, so
 * that a text of unknown words stays close to zero instead of shouting by the one word we know.
 */
export function toVector(blocks: FeatureBlocks, vocabulary: Vocabulary): SparseVector {
  const columns: number[] = [];
  const values: number[] = [];
  for (const { features, weight: blockWeight } of blocks) {
    const from = columns.length;
    let squares = 0;
    for (const [hash, count] of countEach(features)) {
      const column = columnOf(hash, vocabulary);
      const weight = vocabulary.weights[column] ?? vocabulary.unknownWeight;
      const value = (1 + Math.log(count)) * weight;
      squares += value * value;
      if (column >= 0) {
        columns.push(column);
        values.push(value);
      }
    }
    const length = Math.sqrt(squares) / blockWeight || 1;
    for (let at = from; at < values.length; at += 1) values[at] = (values[at] ?? 0) / length;
  }
  return { columns: Int32Array.from(columns), values: Float32Array.from(values) };
}

function countEach(features: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

function columnOf(hash: number, { hashes, slots }: Vocabulary): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const column = (slots[slot] ?? 0) - 1;
    if (column < 0 || hashes[column] === hash) return column;
  }
}
