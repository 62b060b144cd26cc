/**
 * A number in [0, 1) that depends on its name only, not on what was drawn before: this is what gives
 * every policy the same customers (common random numbers; Law, Simulation Modeling and Analysis, ch. 11).
 * The mixing is MurmurHash3's (https://github.com/aappleby/smhasher), once over each part of the name.
 */
export function uniform(seed: number, stream: number, index: number, draw: number): number {
  let hash = mixed(seed ^ 0x9e3779b9, stream);
  hash = mixed(hash, index);
  hash = mixed(hash, draw);
  const high = finished(hash) >>> 5;
  const low = finished(hash ^ 0x85ebca6b) >>> 6;
  return (high * 67108864 + low) / 9007199254740992;
}

/** An exponential quantile, for a share in [0, 1). */
export function exponential(share: number, mean: number): number {
  return -mean * Math.log(1 - share);
}

/** A quantile of the standard normal, for a share in (0, 1): Acklam's rational approximation, relative error below 1.2e-9. */
export function normal(share: number): number {
  const p = Math.min(Math.max(share, 1e-12), 1 - 1e-12);
  if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const top = polynomial(
    [
      -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269,
      -30.66479806614716, 2.506628277459239,
    ],
    r,
  );
  const bottom = polynomial(
    [
      -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
      -13.28068155288572, 1,
    ],
    r,
  );
  return (top * q) / bottom;
}

function tail(q: number): number {
  const top = polynomial(
    [
      -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
      4.374664141464968, 2.938163982698783,
    ],
    q,
  );
  const bottom = polynomial(
    [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
    q,
  );
  return top / bottom;
}

/** Horner's rule, the highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

function mixed(hash: number, part: number): number {
  let k = Math.imul(part | 0, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  k = Math.imul(k, 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function finished(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
