import type { Article, Language } from '../store.ts';

/** Where articles that resemble each other are found. */
export interface RelatedSource {
  search(
    query: string,
    options: { readonly language: Language; readonly limit: number },
  ): readonly { readonly article: Article; readonly score: number }[];
  article(id: string, language: Language): Article | undefined;
}

/** How much each sign of a relation counts against the others. */
const WEIGHTS = { words: 1, issueType: 0.3, product: 0.2, linked: 0.8 };
const MOST_RELATED = 10;

/**
 * Returns how likely each article is to be wanted after this one, judged by the articles alone; the shares
 * add up to 1, or there are none. What counts: words in common (a search for its title and questions),
 * the same kind of problem, the same product category below `all`, and a link from its text
 * (`](article:ID)` or a path that ends in `/articles/ID`).
 */
export function relatedArticles(
  article: Article,
  source: RelatedSource,
): ReadonlyMap<string, number> {
  const { id, language, title, questions } = article;
  const query = [title, ...questions].join('\n');
  const found = source.search(query, { language, limit: MOST_RELATED + 1 });
  const related = new Map<string, number>();
  for (const hit of found) {
    if (hit.article.id === id) continue;
    related.set(hit.article.id, WEIGHTS.words * hit.score + kinship(article, hit.article));
  }
  for (const linked of linkedIds(article)) {
    const other = source.article(linked, language);
    if (!other || other.id === id) continue;
    const known = related.get(other.id) ?? kinship(article, other);
    related.set(other.id, known + WEIGHTS.linked);
  }
  const sum = [...related.values()].reduce((total, weight) => total + weight, 0);
  return new Map([...related].map(([other, weight]) => [other, weight / sum]));
}

function kinship(article: Article, other: Article): number {
  const sameIssue = article.issueType === other.issueType;
  const sameProduct = article.product !== 'all' && article.product === other.product;
  return (sameIssue ? WEIGHTS.issueType : 0) + (sameProduct ? WEIGHTS.product : 0);
}

function linkedIds({ body }: Article): ReadonlySet<string> {
  const ids = [...body.matchAll(LINK)].flatMap(({ groups }) => groups?.id ?? []);
  return new Set(ids);
}

const LINK = /\]\((?:article:|[^)\s]*\/articles\/)(?<id>[a-z0-9][a-z0-9.-]*)[^)]*\)/g;
