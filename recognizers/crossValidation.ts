import { seededRandom, shuffle } from './random.ts';

/**
 * Deals rows to folds as cards, so that every label's rows are spread as evenly as can be. Returns the
 * fold of each row, 0 to `folds` - 1.
 */
export function dealRows(
  rows: readonly { readonly label: string }[],
  folds: number,
  seed: number,
): Int32Array {
  const byLabel = new Map<string, number[]>();
  for (const index of shuffledIndices(rows.length, seed)) {
    const { label } = rows[index] as { readonly label: string };
    const own = byLabel.get(label);
    if (own) own.push(index);
    else byLabel.set(label, [index]);
  }
  const foldOf = new Int32Array(rows.length);
  let place = 0;
  for (const indices of byLabel.values()) {
    for (const index of indices) {
      foldOf[index] = place % folds;
      place += 1;
    }
  }
  return foldOf;
}

/** Deals whole labels to folds: the fold of each label. */
export function dealLabels(
  labels: readonly string[],
  folds: number,
  seed: number,
): ReadonlyMap<string, number> {
  const sorted = [...new Set(labels)].sort();
  return new Map(
    Array.from(shuffledIndices(sorted.length, seed), (index, place) => {
      return [sorted[index] as string, place % folds];
    }),
  );
}

function shuffledIndices(count: number, seed: number): Int32Array {
  const indices = Int32Array.from({ length: count }, (_, index) => index);
  shuffle(indices, count, seededRandom(seed));
  return indices;
}
