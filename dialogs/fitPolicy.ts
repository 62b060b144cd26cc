import type { FittedPolicy } from '../knowledge/index.ts';
import { likelihoodOf } from './answerLikelihood.ts';
import { fitWeights, type KnownAnswer } from './fitWeights.ts';
import { answerFrom, type Judged, type RiskPromise } from './riskBound.ts';

/** Parts of the questions; each is judged by weights that were fitted on the other parts. */
const FOLDS = 10;

/** A question in the two places of a conversation where it may be asked. */
export interface PlacedQuestion {
  /** The first message, unless it goes on from an answer. */
  readonly first: KnownAnswer;
  /** After the answer to another question. */
  readonly later: KnownAnswer;
}

/**
 * Fits a policy to questions whose right article is known: weights on both places of all of them, and the
 * least probability that keeps the promise, where each question is judged once, in one of its places in
 * turn, by a fit without it. Questions should be many and as varied as customers are, a fifth of them
 * without an article, and none of them known to training. Throws when no threshold keeps the promise.
 */
export function fitPolicy(
  questions: readonly PlacedQuestion[],
  { risk, confidence, source, at }: RiskPromise & Pick<FittedPolicy, 'source' | 'at'>,
): FittedPolicy {
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
  const judged = folds.flatMap((fold) => {
    const weights = fitWeights(inBothPlaces(questions.filter((_, at) => at % FOLDS !== fold)));
    return questions
      .filter((_, at) => at % FOLDS === fold)
      .map(({ first, later }, turn) => judge(turn % 2 === 0 ? first : later, weights));
  });
  const least = answerFrom(judged, { risk, confidence });
  if (least === undefined) {
    throw new Error(
      `On these ${questions.length} questions no threshold keeps wrong answers below ${risk * 100} % with ` +
        `${confidence * 100} % confidence: more questions, better articles, or a higher --risk are needed.`,
    );
  }
  const answered = judged.filter(({ probability }) => probability >= least);
  const wrong = answered.filter(({ right }) => !right);
  return {
    weights: fitWeights(inBothPlaces(questions)),
    answerFrom: rounded(least),
    ...{ risk, confidence, source, at },
    measured: {
      rows: questions.length,
      coverage: rounded(answered.length / questions.length),
      wrong: rounded(wrong.length / answered.length),
    },
  };
}

function inBothPlaces(questions: readonly PlacedQuestion[]): readonly KnownAnswer[] {
  return questions.flatMap(({ first, later }) => [first, later]);
}

function judge({ evidence, articleId }: KnownAnswer, weights: FittedPolicy['weights']): Judged {
  const [best] = likelihoodOf(evidence, weights).articles;
  return { probability: best?.probability ?? 0, right: best?.articleId === articleId };
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
