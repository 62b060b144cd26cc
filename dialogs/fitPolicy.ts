import type { FittedPolicy } from '../knowledge/index.ts';
import { likelihoodOf } from './answerLikelihood.ts';
import { fitWeights, type KnownAnswer } from './fitWeights.ts';
import { answerFrom, type Judged, type RiskPromise } from './riskBound.ts';

/** Parts of the questions; each is judged by weights that were fitted on the other parts. */
const FOLDS = 10;

/**
 * Fits a policy to questions whose right article is known: weights on all of them, and the least
 * probability that keeps the promise, where each question is judged by a fit without it. Questions
 * should be many and as varied as customers are, a fifth of them without an article, and none of them
 * known to training. Throws when no threshold keeps the promise.
 */
export function fitPolicy(
  rows: readonly KnownAnswer[],
  { risk, confidence, source, at }: RiskPromise & Pick<FittedPolicy, 'source' | 'at'>,
): FittedPolicy {
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
  const judged = folds.flatMap((fold) => {
    const weights = fitWeights(rows.filter((_, index) => index % FOLDS !== fold));
    return rows.filter((_, index) => index % FOLDS === fold).map((row) => judge(row, weights));
  });
  const least = answerFrom(judged, { risk, confidence });
  if (least === undefined) {
    throw new Error(
      `On these ${rows.length} questions no threshold keeps wrong answers below ${risk * 100} % with ` +
        `${confidence * 100} % confidence: more questions, better articles, or a higher --risk are needed.`,
    );
  }
  const answered = judged.filter(({ probability }) => probability >= least);
  const wrong = answered.filter(({ right }) => !right);
  return {
    weights: fitWeights(rows),
    answerFrom: rounded(least),
    ...{ risk, confidence, source, at },
    measured: {
      rows: rows.length,
      coverage: rounded(answered.length / rows.length),
      wrong: rounded(wrong.length / answered.length),
    },
  };
}

function judge({ evidence, articleId }: KnownAnswer, weights: FittedPolicy['weights']): Judged {
  const [best] = likelihoodOf(evidence, weights).articles;
  return { probability: best?.probability ?? 0, right: best?.articleId === articleId };
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
