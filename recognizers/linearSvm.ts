import { seededRandom, shuffle } from './random.ts';
import type { SparseVector } from './vocabulary.ts';

/** How a support vector machine is trained. */
export interface SvmOptions {
  /** Cost of a violated margin, row by row; larger follows the row more closely. */
  readonly costs: Float32Array;
  /** Training stops when no row's optimality is violated by more than this. */
  readonly tolerance: number;
  readonly maxPasses: number;
  readonly seed: number;
}

/** A hyperplane: the margin of a vector is its product with the weights, plus the bias. */
export interface Hyperplane {
  readonly weights: Float32Array;
  readonly bias: number;
}

/** Rows one after the other in flat arrays, for the speed of the inner loops. */
export interface SparseRows {
  /** Row r holds the entries `starts[r]` to `starts[r + 1]` (exclusive). */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** Sum of each row's squared values. */
  readonly squares: Float64Array;
  readonly columnCount: number;
}

/**
 * A linear support vector machine with squared hinge loss and L2 regularisation, by dual coordinate
 * descent with shrinking: Hsieh, Chang, Lin, Keerthi, Sundararajan, "A Dual Coordinate Descent
 * Method for Large-scale Linear SVM", ICML 2008, algorithms 1 and 3. The bias is learned as the
 * weight of a feature that is 1 in every row.
 */
export function trainHyperplane(
  rows: SparseRows,
  isPositive: (row: number) => boolean,
  options: SvmOptions,
): Hyperplane {
  const { starts, columns, values, squares, columnCount } = rows;
  const rowCount = starts.length - 1;
  const random = seededRandom(options.seed);
  const diagonal = options.costs.map((cost) => 0.5 / cost);
  const weights = new Float32Array(columnCount);
  const alphas = new Float64Array(rowCount);
  const signs = new Int8Array(rowCount).map((_, row) => (isPositive(row) ? 1 : -1));
  const curvature = squares.map((square, row) => 1 + square + (diagonal[row] as number));
  const active = new Int32Array(rowCount).map((_, row) => row);
  let activeCount = rowCount;
  let bias = 0;
  let highest = Number.POSITIVE_INFINITY;

  for (let pass = 0; pass < options.maxPasses; pass += 1) {
    shuffle(active, activeCount, random);
    let largest = Number.NEGATIVE_INFINITY;
    let smallest = Number.POSITIVE_INFINITY;
    for (let position = 0; position < activeCount; position += 1) {
      const row = active[position] as number;
      const sign = signs[row] as number;
      const alpha = alphas[row] as number;
      const from = starts[row] as number;
      const to = starts[row + 1] as number;
      let margin = bias;
      for (let at = from; at < to; at += 1) {
        margin += (weights[columns[at] as number] as number) * (values[at] as number);
      }
      const gradient = sign * margin - 1 + alpha * (diagonal[row] as number);
      if (alpha === 0 && gradient > highest) {
        activeCount -= 1;
        active[position] = active[activeCount] as number;
        active[activeCount] = row;
        position -= 1;
        continue;
      }
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
      largest = Math.max(largest, projected);
      smallest = Math.min(smallest, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(alpha - gradient / (curvature[row] as number), 0);
      const step = (next - alpha) * sign;
      alphas[row] = next;
      bias += step;
      for (let at = from; at < to; at += 1) {
        const column = columns[at] as number;
        weights[column] = (weights[column] as number) + step * (values[at] as number);
      }
    }
    if (largest - smallest <= options.tolerance) {
      if (activeCount === rowCount) break;
      // Optimal for the rows still in play: let the shrunk ones speak again before believing it.
      activeCount = rowCount;
      highest = Number.POSITIVE_INFINITY;
    } else {
      highest = largest > 0 ? largest : Number.POSITIVE_INFINITY;
    }
  }
  return { weights, bias };
}

/** The vectors laid out in flat arrays. */
export function toRows(vectors: readonly SparseVector[], columnCount: number): SparseRows {
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach((vector, row) => {
    starts[row + 1] = (starts[row] as number) + vector.columns.length;
  });
  const total = starts[vectors.length] as number;
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  const squares = new Float64Array(vectors.length);
  vectors.forEach((vector, row) => {
    columns.set(vector.columns, starts[row]);
    values.set(vector.values, starts[row]);
    squares[row] = vector.values.reduce((sum, value) => sum + value * value, 0);
  });
  return { starts, columns, values, squares, columnCount };
}
