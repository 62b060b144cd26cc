import { type Article, type ArticleHit, clearness } from '../knowledge/index.ts';
import type { RankedIntent } from '../recognizers/index.ts';

/** A found article, as far as decisions look at it. */
export interface FoundArticle extends Pick<ArticleHit, 'articleId' | 'score'> {
  readonly article: Pick<Article, 'id' | 'intents'>;
}

/** An article that may be the answer, with what speaks for it. */
export interface Candidate {
  readonly articleId: string;
  /** Probability of the intents that it answers, 0 to 1. */
  readonly intent: number;
  /** Intent and search together; 0 to 2. */
  readonly support: number;
}

/** Score and twice the margin: what tells right hits from wrong ones best (knowledge/clearHit.ts). */
const CLEAR = 1.3;
/** No intent can speak for an article that answers none, so its search score counts for more. */
const WITHOUT_INTENT = 1.6;

/** Whether the best hit is clear enough to answer by itself. */
export function isClear(hits: readonly FoundArticle[]): boolean {
  const { score, margin } = clearness(hits);
  return score + 2 * margin >= CLEAR;
}

/** All articles that intent or search speak for, best supported first. */
export function candidates(evidence: {
  readonly recognition: { readonly ranking: readonly RankedIntent[] };
  readonly hits: readonly FoundArticle[];
  readonly answers: ReadonlyMap<string, FoundArticle['article']>;
}): readonly Candidate[] {
  const { recognition, hits, answers } = evidence;
  const intents = new Map<string, number>();
  for (const { intent, confidence } of recognition.ranking) {
    const article = answers.get(intent);
    if (article) intents.set(article.id, (intents.get(article.id) ?? 0) + confidence);
  }
  const scores = new Map(hits.map((hit) => [hit.articleId, searchSupport(hit)]));
  return [...new Set([...intents.keys(), ...scores.keys()])]
    .map((articleId) => {
      const intent = intents.get(articleId) ?? 0;
      return { articleId, intent, support: intent + (scores.get(articleId) ?? 0) };
    })
    .sort((first, second) => second.support - first.support);
}

function searchSupport({ score, article }: FoundArticle): number {
  const weight = article.intents.length === 0 ? WITHOUT_INTENT : 1;
  return Math.min(1, score * weight);
}
