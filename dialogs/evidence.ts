import type { Article, ArticleHit } from '../knowledge/index.ts';
import { NONE, type RankedIntent } from '../recognizers/index.ts';
import { isElliptic } from './elliptic.ts';

/** What decisions look at in an article. */
export type KnownArticle = Pick<Article, 'id' | 'intents' | 'product' | 'issueType'>;

/** An article that the search found. */
export interface FoundArticle extends Pick<ArticleHit, 'articleId' | 'score'> {
  readonly article: KnownArticle;
}

/** What speaks for articles as the answer to a message. */
export interface Signs {
  readonly text: string;
  /** Likeliest first. */
  readonly ranking: readonly RankedIntent[];
  /** What the search found, best first. */
  readonly hits: readonly FoundArticle[];
  /** The article that answers each ranked intent, where there is one. */
  readonly answers: ReadonlyMap<string, KnownArticle>;
  /** The article that the last answer came from. */
  readonly lastArticle: KnownArticle | null;
  /** Categories of the products that are talked about, such as `electronics/audio`. */
  readonly products: readonly string[];
}

/** Names and values of features; their weights are fitted. */
export type Features = Readonly<Record<string, number>>;

/** The articles that may be the answer, and the chance that none is, each by what speaks for it. */
export interface Evidence {
  readonly articles: readonly { readonly articleId: string; readonly features: Features }[];
  readonly none: Features;
}

/** Keeps the logarithm of a share finite; below it shares are noise. */
const FLOOR = 0.003;

/**
 * Gathers what intent, search and conversation say. All of it is relative to a message or calibrated,
 * so that a better model or search makes answers surer without another fit.
 */
export function evidenceOf(signs: Signs): Evidence {
  const { ranking, hits, answers, lastArticle } = signs;
  const articles = new Map<string, KnownArticle>();
  const shares = new Map<string, number>();
  let none = 0;
  let other = 0;
  for (const { intent, confidence } of ranking) {
    const article = answers.get(intent);
    if (article) {
      articles.set(article.id, article);
      shares.set(article.id, (shares.get(article.id) ?? 0) + confidence);
    } else if (intent === NONE) none += confidence;
    else other += confidence;
  }
  for (const { article } of hits) articles.set(article.id, article);
  const scores = new Map(hits.map(({ articleId, score }) => [articleId, score]));
  const ahead = leads(scores);
  // Shares of the best score: what a score is worth depends on how the search was made.
  const best = Math.max(1e-6, ...scores.values());
  const elliptic = isElliptic(signs.text) ? 1 : 0;
  return {
    articles: [...articles.values()].map((article) => {
      const search = (scores.get(article.id) ?? 0) / best;
      const same = article.id === lastArticle?.id ? 1 : 0;
      const related = lastArticle && isRelated(article, lastArticle) ? 1 : 0;
      return {
        articleId: article.id,
        features: {
          intent: Math.log((shares.get(article.id) ?? 0) + FLOOR),
          search,
          searchLead: ahead(article.id) / best,
          product: signs.products.some((path) => isWithin(path, article.product)) ? 1 : 0,
          same,
          sameElliptic: same * elliptic,
          // Many are related: the words must speak for one of them.
          relatedElliptic: related * elliptic * search,
        },
      };
    }),
    none: {
      always: 1,
      none: Math.log(none + FLOOR),
      other: Math.log(other + FLOOR),
      unclaimed: Math.max(0, 1 - sum(ranking)),
      search: Math.max(0, ...scores.values()),
      length: Math.log(1 + weightOf(signs.text)),
    },
  };
}

/** How far each score is ahead of the best other one; negative behind it. */
function leads(scores: ReadonlyMap<string, number>): (articleId: string) => number {
  const [first = 0, second = 0] = [...scores.values()].sort((one, other) => other - one);
  return (articleId) => {
    const score = scores.get(articleId) ?? 0;
    return score - (score === first ? second : first);
  };
}

/** Whether two articles are about one matter: the same kind of problem, category, or family of intents. */
function isRelated(one: KnownArticle, other: KnownArticle): boolean {
  if (one.id === other.id) return false;
  const families = new Set(other.intents.map(familyOf));
  return (
    one.issueType === other.issueType ||
    (one.product !== 'all' && one.product.split('/')[0] === other.product.split('/')[0]) ||
    one.intents.some((intent) => families.has(familyOf(intent)))
  );
}

/** Whether a product's category lies within what an article is about; articles about everything don't count. */
function isWithin(category: string, product: string): boolean {
  return `${category}/`.startsWith(`${product}/`);
}

function familyOf(intent: string): string {
  return intent.split('.')[0] ?? intent;
}

function sum(ranking: readonly RankedIntent[]): number {
  return ranking.reduce((total, { confidence }) => total + confidence, 0);
}

/** Beyond this length a message says no more of whether something of ours is meant, in letters. */
const LONG = 45;

/** Length in letters; a Chinese character says as much as three of them. */
function weightOf(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return Math.min(LONG, text.length + 2 * characters);
}
