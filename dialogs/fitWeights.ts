import type { FittedPolicy } from '../knowledge/index.ts';
import type { Evidence, Features } from './evidence.ts';

/** A question's evidence, and the article that is right; null: none is. */
export interface KnownAnswer {
  readonly evidence: Evidence;
  readonly articleId: string | null;
}

/** Strength of the ridge, in rows: keeps weights of rare features small. */
const RIDGE = 0.05;
const MOST_STEPS = 50;

/**
 * The weights under which the right choices are likeliest, less a ridge on their size. The likelihood
 * is concave, so Newton's method finds the one best point, and always the same.
 */
export function fitWeights(rows: readonly KnownAnswer[]): FittedPolicy['weights'] {
  const names = { article: namesIn(rows, 'article'), none: namesIn(rows, 'none') };
  const size = names.article.length + names.none.length;
  const data = rows.map(({ evidence, articleId }) => {
    const articles = evidence.articles.map(({ features }) =>
      vector(features, names.article, size, 0),
    );
    const none = vector(evidence.none, names.none, size, names.article.length);
    const chosen = evidence.articles.findIndex((article) => article.articleId === articleId);
    // A right article that nothing speaks for can't be chosen: to give none is right then.
    return { choices: [...articles, none], chosen: chosen < 0 ? articles.length : chosen };
  });
  let weights: number[] = new Array<number>(size).fill(0);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { gradient, hessian } = slopes(data, weights);
    const change = solve(hessian, gradient);
    const before = likelihood(data, weights);
    const from = weights;
    // Far from the best point a whole step can lead past it.
    for (let part = 1; part > 1e-6; part /= 2) {
      weights = from.map((weight, index) => weight + part * (change[index] as number));
      if (likelihood(data, weights) >= before) break;
    }
    if (Math.max(...change.map(Math.abs)) < 1e-6) break;
  }
  const named = (list: readonly string[], from: number) =>
    Object.fromEntries(
      list.map((name, index) => [name, Number((weights[from + index] as number).toFixed(4))]),
    );
  return { article: named(names.article, 0), none: named(names.none, names.article.length) };
}

interface Choice {
  readonly choices: readonly Float64Array[];
  readonly chosen: number;
}

/** Logarithm of the likelihood, less the ridge. */
function likelihood(data: readonly Choice[], weights: readonly number[]): number {
  const ridge = weights.reduce((sum, weight) => sum + (RIDGE * weight ** 2) / 2, 0);
  return data.reduce(
    (sum, { choices, chosen }) => sum + Math.log(sharesOf(choices, weights)[chosen] as number),
    -ridge,
  );
}

/** First and second derivative of the likelihood (the second with the other sign). */
function slopes(data: readonly Choice[], weights: readonly number[]) {
  const size = weights.length;
  const gradient = weights.map((weight) => -RIDGE * weight);
  const hessian = weights.map((_, row) => weights.map((_, column) => (row === column ? RIDGE : 0)));
  for (const { choices, chosen } of data) {
    const shares = sharesOf(choices, weights);
    const mean = new Float64Array(size);
    for (const [index, choice] of choices.entries()) {
      for (let at = 0; at < size; at += 1)
        add(mean, at, (shares[index] as number) * at0(choice, at));
    }
    for (const [index, choice] of choices.entries()) {
      const share = shares[index] as number;
      for (let row = 0; row < size; row += 1) {
        const off = at0(choice, row) - at0(mean, row);
        if (index === chosen) gradient[row] = (gradient[row] as number) + off;
        const line = hessian[row] as number[];
        for (let column = 0; column < size; column += 1) {
          line[column] =
            (line[column] as number) + share * off * (at0(choice, column) - at0(mean, column));
        }
      }
    }
  }
  return { gradient, hessian };
}

function sharesOf(choices: readonly Float64Array[], weights: readonly number[]): readonly number[] {
  const worths = choices.map((choice) =>
    choice.reduce((sum, value, at) => sum + value * (weights[at] as number), 0),
  );
  const highest = Math.max(...worths);
  const odds = worths.map((worth) => Math.exp(worth - highest));
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
}

/** Solves A · x = b by elimination; A is symmetric and positive, so no pivot is needed. */
function solve(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] {
  const rows = matrix.map((row, index) => [...row, right[index] as number]);
  for (const [pivot, line] of rows.entries()) {
    for (const [index, row] of rows.entries()) {
      if (index === pivot) continue;
      const factor = (row[pivot] as number) / (line[pivot] as number);
      for (let column = pivot; column < row.length; column += 1) {
        row[column] = (row[column] as number) - factor * (line[column] as number);
      }
    }
  }
  return rows.map((row, index) => (row[row.length - 1] as number) / (row[index] as number));
}

function namesIn(rows: readonly KnownAnswer[], part: 'article' | 'none'): readonly string[] {
  const features = rows.flatMap(({ evidence }): readonly Features[] =>
    part === 'none' ? [evidence.none] : evidence.articles.map((article) => article.features),
  );
  return [...new Set(features.flatMap((one) => Object.keys(one)))].sort();
}

function vector(
  features: Features,
  names: readonly string[],
  size: number,
  from: number,
): Float64Array {
  const values = new Float64Array(size);
  for (const [index, name] of names.entries()) values[from + index] = features[name] ?? 0;
  return values;
}

function add(values: Float64Array, at: number, value: number): void {
  values[at] = at0(values, at) + value;
}

function at0(values: Float64Array, at: number): number {
  return values[at] as number;
}
