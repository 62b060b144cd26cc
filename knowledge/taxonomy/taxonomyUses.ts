import type { Article } from '../store.ts';
import { pathsAround } from './taxonomyPlaces.ts';

/** How many articles are in each place of the taxonomy; places without any are left out. */
export interface TaxonomyUses {
  /** By a category's path; what is within it counts too. */
  readonly products: ReadonlyMap<string, number>;
  readonly issueTypes: ReadonlyMap<string, number>;
}

/** Counts articles by their places; the language versions of an article count once for each place. */
export function taxonomyUses(
  articles: Iterable<Pick<Article, 'id' | 'product' | 'issueType'>>,
): TaxonomyUses {
  const products = new Map<string, Set<string>>();
  const issueTypes = new Map<string, Set<string>>();
  for (const { id, product, issueType } of articles) {
    for (const path of pathsAround(product)) note(products, path, id);
    note(issueTypes, issueType, id);
  }
  return { products: counted(products), issueTypes: counted(issueTypes) };
}

function note(uses: Map<string, Set<string>>, place: string, id: string): void {
  const ids = uses.get(place);
  if (ids) ids.add(id);
  else uses.set(place, new Set([id]));
}

function counted(uses: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  return new Map([...uses].map(([place, ids]) => [place, ids.size]));
}
