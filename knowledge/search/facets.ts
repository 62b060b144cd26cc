import type { Article, ArticleStatus, Audience, Urgency } from '../store.ts';
import { pathsAround } from '../taxonomy/index.ts';

/** Which articles are wanted; what is absent does not matter. */
export interface ArticleFilter {
  readonly status?: ArticleStatus | undefined;
  /** A category, with all within it. */
  readonly product?: string | undefined;
  readonly issueType?: string | undefined;
  readonly urgency?: Urgency | undefined;
  readonly audience?: Audience | undefined;
  readonly tag?: string | undefined;
}

/** What articles can be narrowed down by. */
export type Dimension = keyof ArticleFilter;

/** What an article says of itself in these dimensions; what it leaves out isn't counted. */
export type Faceted = Partial<
  Pick<Article, 'status' | 'product' | 'issueType' | 'urgency' | 'audience' | 'tags'>
>;

/** How many articles have which value, the most frequent first; a category counts those within it too. */
export type Facets = Readonly<
  Record<Dimension, readonly { readonly value: string; readonly count: number }[]>
>;

/** Of one dimension, so many values are counted out at most. */
const MOST_VALUES = 200;

const VALUES: Readonly<Record<Dimension, (article: Faceted) => readonly string[]>> = {
  status: ({ status }) => known(status),
  product: ({ product }) => (product === undefined ? [] : pathsAround(product)),
  issueType: ({ issueType }) => known(issueType),
  urgency: ({ urgency }) => known(urgency),
  audience: ({ audience }) => known(audience),
  tag: ({ tags = [] }) => tags,
};
const DIMENSIONS = Object.keys(VALUES) as readonly Dimension[];

/** Whether an article is wanted. */
export function meets(article: Faceted, filter: ArticleFilter): boolean {
  return DIMENSIONS.every((dimension) => meetsIn(dimension, article, filter));
}

/**
 * Counts the values of articles. Each dimension counts what all the others let through, so that its
 * numbers tell what choosing another value would show.
 */
export function facetsOf(articles: Iterable<Faceted>, filter: ArticleFilter): Facets {
  const counts = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, new Map<string, number>()]),
  ) as Readonly<Record<Dimension, Map<string, number>>>;
  for (const article of articles) {
    const missed = DIMENSIONS.filter((dimension) => !meetsIn(dimension, article, filter));
    if (missed.length > 1) continue;
    for (const dimension of missed.length === 1 ? missed : DIMENSIONS) {
      const count = counts[dimension];
      for (const value of VALUES[dimension](article)) count.set(value, (count.get(value) ?? 0) + 1);
    }
  }
  return Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, mostFrequentFirst(counts[dimension])]),
  ) as unknown as Facets;
}

function meetsIn(dimension: Dimension, article: Faceted, filter: ArticleFilter): boolean {
  const wanted = filter[dimension];
  return wanted === undefined || VALUES[dimension](article).includes(wanted);
}

function mostFrequentFirst(counts: ReadonlyMap<string, number>) {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES);
}

function known(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
