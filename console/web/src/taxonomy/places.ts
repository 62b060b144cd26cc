import type { TaxonomyAnswer } from '../../../wire.ts';
import type { Places } from '../api/taxonomy.ts';

/** The two lists of the taxonomy. */
export type PlaceKind = keyof Places;

type Category = TaxonomyAnswer['products'][number];
type Names = Category['names'];

/** A category or an issue type, as a row of its list. */
export interface Place {
  readonly kind: PlaceKind;
  readonly id: string;
  /** As articles name it: `electronics/audio`. */
  readonly path: string;
  readonly names: Names;
  /** 0 at the top. */
  readonly depth: number;
  /** How many are within it, however deep. */
  readonly within: number;
}

/** Categories lie in one another so deep at most. */
export const DEEPEST = 5;

/** All of one list in its order, each before those within it. */
export function placesIn(taxonomy: Places, kind: PlaceKind): readonly Place[] {
  return rowsOf(levelOf(taxonomy, kind), kind, '', 0);
}

/** With the names that a place is to have; undefined: it is not there any more. */
export function renamed(taxonomy: Places, { kind, path }: Place, names: Names): Places | undefined {
  return edited(taxonomy, kind, path, (one) => [{ ...one, names }]);
}

/** Without a place and all within it; undefined: it is not there any more. */
export function without(taxonomy: Places, { kind, path }: Place): Places | undefined {
  return edited(taxonomy, kind, path, () => []);
}

/** With one more place, within another (null: at the top); undefined: that one is not there any more. */
export function withNew(
  taxonomy: Places,
  kind: PlaceKind,
  within: Place | null,
  { id, names }: Pick<Place, 'id' | 'names'>,
): Places | undefined {
  const added: Category = { id, names, children: [] };
  if (!within) return replaced(taxonomy, kind, [...levelOf(taxonomy, kind), added]);
  return edited(taxonomy, kind, within.path, (one) => [
    { ...one, children: [...one.children, added] },
  ]);
}

/** An id for something that has this English name. */
export function idFor(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
}

function rowsOf(
  level: readonly Category[],
  kind: PlaceKind,
  above: string,
  depth: number,
): readonly Place[] {
  return level.flatMap(({ id, names, children }) => {
    const path = above + id;
    const rows = rowsOf(children, kind, `${path}/`, depth + 1);
    return [{ kind, id, path, names, depth, within: rows.length }, ...rows];
  });
}

/** Issue types are categories with nothing in them. */
function levelOf(taxonomy: Places, kind: PlaceKind): readonly Category[] {
  if (kind === 'products') return taxonomy.products;
  return taxonomy.issueTypes.map((type) => ({ ...type, children: [] }));
}

function replaced(taxonomy: Places, kind: PlaceKind, level: readonly Category[]): Places {
  if (kind === 'products') return { ...taxonomy, products: level };
  return { ...taxonomy, issueTypes: level.map(({ id, names }) => ({ id, names })) };
}

function edited(
  taxonomy: Places,
  kind: PlaceKind,
  path: string,
  edit: (one: Category) => readonly Category[],
): Places | undefined {
  const level = levelAfter(levelOf(taxonomy, kind), path.split('/'), edit);
  return level && replaced(taxonomy, kind, level);
}

function levelAfter(
  level: readonly Category[],
  [id, ...rest]: readonly string[],
  edit: (one: Category) => readonly Category[],
): readonly Category[] | undefined {
  const place = level.findIndex((one) => one.id === id);
  const found = level[place];
  if (!found) return undefined;
  const children = rest.length > 0 ? levelAfter(found.children, rest, edit) : undefined;
  if (rest.length > 0 && !children) return undefined;
  const now = children ? [{ ...found, children }] : edit(found);
  return [...level.slice(0, place), ...now, ...level.slice(place + 1)];
}
