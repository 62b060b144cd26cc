import type { FittedPolicy } from '../knowledge/index.ts';
import type { Evidence, Features } from './evidence.ts';

/** How likely each article is the right answer, and that none is; all of them add up to 1. */
export interface Likelihood {
  /** Likeliest first. */
  readonly articles: readonly { readonly articleId: string; readonly probability: number }[];
  readonly none: number;
}

/**
 * Probability of each choice: the softmax of what its features are worth, a conditional logit
 * (D. McFadden, "Conditional logit analysis of qualitative choice behavior", 1974). `handicap` takes
 * some log-odds from articles that have often failed.
 */
export function likelihoodOf(
  evidence: Evidence,
  { article: weights, none }: FittedPolicy['weights'],
  handicap: (articleId: string) => number = () => 0,
): Likelihood {
  const utilities = evidence.articles.map(
    ({ articleId, features }) => worth(features, weights) - handicap(articleId),
  );
  const noneUtility = worth(evidence.none, none);
  const highest = Math.max(noneUtility, ...utilities);
  const odds = utilities.map((utility) => Math.exp(utility - highest));
  const noneOdds = Math.exp(noneUtility - highest);
  const total = odds.reduce((sum, value) => sum + value, noneOdds);
  return {
    articles: evidence.articles
      .map(({ articleId }, index) => ({
        articleId,
        probability: (odds[index] as number) / total,
      }))
      .sort((one, other) => other.probability - one.probability),
    none: noneOdds / total,
  };
}

function worth(features: Features, weights: Features): number {
  return Object.entries(features).reduce(
    (sum, [name, value]) => sum + value * (weights[name] ?? 0),
    0,
  );
}
