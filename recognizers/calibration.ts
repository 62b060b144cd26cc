/** A text that the model didn't learn from: its margins, and the index of its label. */
export interface HeldOut {
  readonly margins: Float64Array;
  /** `undefined` when the text belongs to none of the labels. */
  readonly label: number | undefined;
}

/** Turns margins into probabilities. */
export interface Calibration {
  /** Divides the margins before the softmax; smaller is surer of itself. */
  readonly temperature: number;
  /** Margin of the silent competitor "none of these": what a label must beat to be believed. */
  readonly noneMargin: number;
}

/**
 * Probability of each label: a softmax over the margins and the margin of "none of these", so the
 * probabilities of a text that resembles nothing add up to little.
 */
export function probabilities(
  margins: Float64Array,
  { temperature, noneMargin }: Calibration,
): Float64Array {
  const highest = margins.reduce((most, margin) => Math.max(most, margin), noneMargin);
  const exponentials = margins.map((margin) => Math.exp((margin - highest) / temperature));
  const total = exponentials.reduce(
    (sum, value) => sum + value,
    Math.exp((noneMargin - highest) / temperature),
  );
  return exponentials.map((value) => value / total);
}

/**
 * Share of the likelihood that texts out of scope get. More would sharpen the border at the price of
 * too little confidence inside it; at this share both errors are small on held-out intents.
 */
const OUT_OF_SCOPE_SHARE = 0.05;

/** What is changed, in turn, in search of the best calibration: up or down, by a step. */
const MOVES: readonly ((from: Calibration, step: number) => Partial<Calibration>)[] = [
  ({ temperature }, step) => ({ temperature: temperature * Math.exp(step) }),
  ({ noneMargin }, step) => ({ noneMargin: noneMargin + step }),
];

/**
 * The calibration under which the held-out texts are likeliest (temperature scaling: Guo, Pleiss,
 * Sun, Weinberger, "On Calibration of Modern Neural Networks", ICML 2017).
 */
export function fitCalibration(texts: readonly HeldOut[]): Calibration {
  let best: Calibration = { temperature: 0.4, noneMargin: -1.5 };
  if (texts.length === 0) return best;
  let lowest = surprise(texts, best);
  for (let step = 1; step > 0.02; ) {
    const before = lowest;
    for (const move of MOVES) {
      for (const by of [-step, step]) {
        const candidate = { ...best, ...move(best, by) };
        const loss = surprise(texts, candidate);
        if (loss < lowest) {
          lowest = loss;
          best = candidate;
        }
      }
    }
    if (lowest === before) step /= 2;
  }
  return best;
}

/** Negative log-likelihood, with the texts out of scope weighted to their share. */
function surprise(texts: readonly HeldOut[], calibration: Calibration): number {
  const sums = { in: 0, out: 0 };
  const counts = { in: 0, out: 0 };
  for (const { margins, label } of texts) {
    const shares = probabilities(margins, calibration);
    const side = label === undefined ? 'out' : 'in';
    const share =
      label === undefined
        ? 1 - shares.reduce((sum, value) => sum + value, 0)
        : (shares[label] as number);
    sums[side] -= Math.log(Math.max(share, 1e-9));
    counts[side] += 1;
  }
  return (
    ((1 - OUT_OF_SCOPE_SHARE) * sums.in) / Math.max(counts.in, 1) +
    (OUT_OF_SCOPE_SHARE * sums.out) / Math.max(counts.out, 1)
  );
}
