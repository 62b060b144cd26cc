/** Of the normal distribution: 95 % lie within so many standard deviations. */
const Z = 1.96;

/**
 * The least share that so many cases out of a number speak for, with 97.5 % certainty: one bad case of one
 * says .21, ninety of a hundred say .83. Lower bound of Wilson's score interval (Wilson, JASA 1927).
 */
export function wilsonLowerBound(cases: number, outOf: number): number {
  if (outOf === 0) return 0;
  const share = cases / outOf;
  const spread = Math.sqrt((share * (1 - share)) / outOf + Z ** 2 / (4 * outOf ** 2));
  return Math.max(0, (share + Z ** 2 / (2 * outOf) - Z * spread) / (1 + Z ** 2 / outOf));
}
