/** What articles are narrowed by. */
export const DIMENSIONS = ['product', 'issueType', 'urgency', 'audience', 'status', 'tag'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What an article says of itself in these dimensions; what it leaves out isn't counted. */
export interface Faceted {
  /** A path; it counts for each of its ancestors too. */
  readonly product?: string;
  readonly issueType?: string;
  readonly urgency?: string;
  readonly audience?: string;
  readonly status?: string;
  readonly tags?: readonly string[];
}

/** The chosen value of each dimension; a category stands for those within it too. */
export type FacetChoice = { readonly [dimension in Dimension]?: string | undefined };

/** How many articles there would be with this value chosen. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** The values of each dimension: the commonest first, then by name. */
export type Facets = Readonly<Record<Dimension, readonly FacetCount[]>>;

/** Whether an article has all the chosen values. */
export function fits(article: Faceted, choice: FacetChoice): boolean {
  return misses(article, choice).length === 0;
}

/**
 * Counts the values of each dimension over the articles that fit the choice in all the other dimensions,
 * so that each number is what the list would hold if one chose that value instead.
 */
export function facetCounts(articles: Iterable<Faceted>, choice: FacetChoice): Facets {
  const counts = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, new Map<string, number>()]),
  ) as Record<Dimension, Map<string, number>>;
  for (const article of articles) {
    const missed = misses(article, choice);
    if (missed.length > 1) continue;
    for (const dimension of missed.length === 1 ? missed : DIMENSIONS) {
      for (const value of valuesOf(article, dimension)) {
        counts[dimension].set(value, (counts[dimension].get(value) ?? 0) + 1);
      }
    }
  }
  return Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, ordered(counts[dimension])]),
  ) as unknown as Facets;
}

function misses(article: Faceted, choice: FacetChoice): readonly Dimension[] {
  return DIMENSIONS.filter((dimension) => {
    const wanted = choice[dimension];
    return wanted !== undefined && !valuesOf(article, dimension).includes(wanted);
  });
}

function valuesOf(article: Faceted, dimension: Dimension): readonly string[] {
  if (dimension === 'tag') return article.tags ?? [];
  const value = article[dimension];
  if (value === undefined) return [];
  return dimension === 'product' ? pathsTo(value) : [value];
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function pathsTo(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
}

function ordered(counts: ReadonlyMap<string, number>): readonly FacetCount[] {
  return Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  );
}
