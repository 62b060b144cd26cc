import type { SparseRows } from './linearSvm.ts';
import { seededRandom, shuffle } from './random.ts';

/** How the machine is trained. */
export interface MulticlassOptions {
  /** Cost of a violated margin, row by row; larger follows the row more closely. */
  readonly costs: Float32Array;
  readonly seed: number;
}

/** Weights by column, then class: column c of class k is at `c * classCount + k`; biases come last. */
export interface MulticlassWeights {
  readonly weights: Float32Array;
  readonly classCount: number;
}

const TOLERANCE = 0.1;
const MAX_PASSES = 20;

/** From this pass on, rows that are as good as optimal rest until all others are so too. */
const FIRST_RESTING_PASS = 2;

/**
 * One support vector machine for all classes together (Crammer and Singer, JMLR 2, 2001), by
 * sequential dual descent: Keerthi, Sundararajan, Chang, Hsieh, Lin, "A Sequential Dual Method for
 * Large Scale Multi-Class Linear SVMs", KDD 2008. Where one-vs-rest asks each class alone, this one
 * learns which class to prefer to which.
 */
export function trainMulticlass(
  rows: SparseRows,
  classes: Int32Array,
  classCount: number,
  { costs, seed }: MulticlassOptions,
): MulticlassWeights {
  const { starts, columns, values, columnCount } = rows;
  const rowCount = classes.length;
  const random = seededRandom(seed);
  const weights = new Float32Array((columnCount + 1) * classCount);
  const alphas = new Float32Array(rowCount * classCount);
  const gradients = new Float64Array(classCount);
  const steps = new Float64Array(classCount);
  const moved = new Int32Array(classCount);
  const order = Int32Array.from(classes, (_, row) => row);
  const biasBase = columnCount * classCount;
  let activeCount = rowCount;

  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    shuffle(order, activeCount, random);
    let worst = 0;
    for (let position = 0; position < activeCount; position += 1) {
      const row = order[position] as number;
      const from = starts[row] as number;
      const to = starts[row + 1] as number;
      const own = classes[row] as number;
      const cost = costs[row] as number;
      let square = 1;
      for (let index = 0; index < classCount; index += 1) {
        gradients[index] = Number(index !== own) + (weights[biasBase + index] as number);
      }
      for (let at = from; at < to; at += 1) {
        const base = (columns[at] as number) * classCount;
        const value = values[at] as number;
        square += value * value;
        for (let index = 0; index < classCount; index += 1) {
          gradients[index] =
            (gradients[index] as number) + (weights[base + index] as number) * value;
        }
      }
      const alphaBase = row * classCount;
      const violation = violationOf(gradients, alphas, alphaBase, own, cost);
      if (violation < TOLERANCE && pass >= FIRST_RESTING_PASS) {
        activeCount -= 1;
        order[position] = order[activeCount] as number;
        order[activeCount] = row;
        position -= 1;
        continue;
      }
      worst = Math.max(worst, violation);
      if (violation < 1e-9) continue;

      const movedCount = solveRow(gradients, alphas, alphaBase, own, cost, square, steps, moved);
      for (let at = from; at <= to; at += 1) {
        const base = at === to ? biasBase : (columns[at] as number) * classCount;
        const value = at === to ? 1 : (values[at] as number);
        for (let move = 0; move < movedCount; move += 1) {
          const index = moved[move] as number;
          weights[base + index] =
            (weights[base + index] as number) + (steps[index] as number) * value;
        }
      }
    }
    if (worst >= TOLERANCE) continue;
    if (activeCount === rowCount) break;
    // Optimal for the rows still at work: let those at rest speak again before believing it.
    activeCount = rowCount;
  }
  return { weights, classCount };
}

/** How far a row is from its optimum: the widest gap between gradients that its bounds allow. */
function violationOf(
  gradients: Float64Array,
  alphas: Float32Array,
  alphaBase: number,
  own: number,
  cost: number,
): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < gradients.length; index += 1) {
    const gradient = gradients[index] as number;
    const bound = index === own ? cost : 0;
    if ((alphas[alphaBase + index] as number) < bound && gradient < least) least = gradient;
    if (gradient > most) most = gradient;
  }
  return most - least;
}

/**
 * Solves one row's problem exactly (algorithm 3 of the paper): sets its alphas, and writes the steps
 * of those that moved, whose number it returns.
 */
function solveRow(
  gradients: Float64Array,
  alphas: Float32Array,
  alphaBase: number,
  own: number,
  cost: number,
  square: number,
  steps: Float64Array,
  moved: Int32Array,
): number {
  const levels = gradients.map((gradient, index) => {
    return gradient - square * (alphas[alphaBase + index] as number);
  });
  const falling = levels.slice();
  falling[own] = (falling[own] as number) + square * cost;
  falling.sort().reverse();
  let sum = (falling[0] as number) - square * cost;
  let count = 1;
  while (count < falling.length && sum < count * (falling[count] as number)) {
    sum += falling[count] as number;
    count += 1;
  }
  const level = sum / count;
  let movedCount = 0;
  for (let index = 0; index < levels.length; index += 1) {
    const bound = index === own ? cost : 0;
    const alpha = Math.min(bound, (level - (levels[index] as number)) / square);
    const step = alpha - (alphas[alphaBase + index] as number);
    if (Math.abs(step) < 1e-9) continue;
    alphas[alphaBase + index] = alpha;
    steps[index] = step;
    moved[movedCount] = index;
    movedCount += 1;
  }
  return movedCount;
}
