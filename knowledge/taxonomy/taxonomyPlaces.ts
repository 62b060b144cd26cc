import type { Article, Category, Taxonomy } from '../store.ts';

/** The product of articles that concern every product; no category of a taxonomy. */
export const ALL_PRODUCTS = 'all';

/** Every category's path, as articles name it, in the taxonomy's order. */
export function categoryPaths(categories: readonly Category[], above = ''): readonly string[] {
  return categories.flatMap(({ id, children }) => {
    const path = above + id;
    return [path, ...categoryPaths(children, `${path}/`)];
  });
}

/** A path with those that it lies in, the outermost first: `a/b` → `a`, `a/b`. */
export function pathsAround(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** What of an article is not in the taxonomy, by field; a taxonomy that nobody stored yet knows everything. */
export function notInTaxonomy(
  { product, issueType }: Pick<Article, 'product' | 'issueType'>,
  { version, products, issueTypes }: Taxonomy,
): Readonly<Record<string, string>> {
  if (version === 0) return {};
  const isCategory = product === ALL_PRODUCTS || categoryPaths(products).includes(product);
  const isIssueType = issueTypes.some(({ id }) => id === issueType);
  return {
    ...(!isCategory && { product: `${product} is no category of the taxonomy` }),
    ...(!isIssueType && { issueType: `${issueType} is no issue type of the taxonomy` }),
  };
}

/**
 * What a new taxonomy lacks although articles name it, by field; an article that the taxonomy before
 * did not know either stands in no one's way.
 */
export function stillUsed(
  articles: Iterable<Pick<Article, 'product' | 'issueType'>>,
  before: Taxonomy,
  after: Taxonomy,
): Readonly<Record<string, string>> {
  const lacking = { product: new Map<string, number>(), issueType: new Map<string, number>() };
  for (const article of articles) {
    const unknown = notInTaxonomy(article, { ...after, version: 1 });
    const known = notInTaxonomy(article, { ...before, version: 1 });
    for (const field of ['product', 'issueType'] as const) {
      if (!unknown[field] || known[field]) continue;
      lacking[field].set(article[field], (lacking[field].get(article[field]) ?? 0) + 1);
    }
  }
  return {
    ...(lacking.product.size > 0 && { products: inWords(lacking.product) }),
    ...(lacking.issueType.size > 0 && { issueTypes: inWords(lacking.issueType) }),
  };
}

function inWords(uses: ReadonlyMap<string, number>): string {
  const named = [...uses].slice(0, 5).map(([value, count]) => `${value} (${count})`);
  return `articles still use ${named.join(', ')}`;
}
