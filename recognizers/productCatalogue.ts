import type { Entity, NamedProduct } from './entity.ts';

/** A product and all the names that customers have for it. */
export interface CatalogueProduct {
  readonly id: string;
  readonly name: string;
  /** Short names, other languages, model numbers. */
  readonly aliases?: readonly string[];
}

/** Nobody names a product behind this many characters. */
const MAX_TEXT = 500;
const MAX_NAME = 60;
/** Names that share most with the text; the others can't be in it. */
const MAX_CANDIDATES = 20;
/** One wrong letter in so many of a name is forgiven, twice at most. */
const LETTERS_PER_ERROR = 5;
const MAX_ERRORS = 2;

interface IndexedName {
  readonly product: NamedProduct;
  /** Letters and digits only, lower case. */
  readonly plain: string;
  readonly pairs: number;
}

/**
 * Finds a catalogue's products in texts, misspelt ones too: an index of character pairs proposes names,
 * approximate matching places them (Sellers, Journal of Algorithms 1, 1980). Bounded in time.
 */
export class ProductCatalogue {
  readonly #names: readonly IndexedName[];
  readonly #namesWith = new Map<string, number[]>();

  constructor(products: readonly CatalogueProduct[]) {
    this.#names = products.flatMap(({ id, name, aliases = [] }) =>
      [name, ...aliases].flatMap((text): IndexedName[] => {
        const { plain } = plainForm(text.slice(0, MAX_NAME));
        const pairs = new Set(pairsOf(plain)).size;
        return pairs === 0 ? [] : [{ product: { id, name }, plain, pairs }];
      }),
    );
    for (const [index, { plain }] of this.#names.entries()) {
      for (const pair of new Set(pairsOf(plain))) {
        const known = this.#namesWith.get(pair);
        if (known) known.push(index);
        else this.#namesWith.set(pair, [index]);
      }
    }
  }

  /** The products named in a text, from left to right; of overlapping ones the longer. */
  find(text: string): readonly Extract<Entity, { type: 'product' }>[] {
    const { plain, offsets } = plainForm(text.slice(0, MAX_TEXT));
    const places = this.#candidates(plain)
      .flatMap((name) => {
        const place = placeOf(name.plain, plain, offsets);
        return place ? [{ name, ...place }] : [];
      })
      .sort((one, other) => {
        return one.errors - other.errors || other.name.plain.length - one.name.plain.length;
      })
      .sort((one, other) => other.end - other.start - (one.end - one.start));
    const taken: Extract<Entity, { type: 'product' }>[] = [];
    for (const { name, start, end } of places) {
      if (taken.some((entity) => start < entity.end && entity.start < end)) continue;
      taken.push({
        type: 'product',
        text: text.slice(start, end),
        start,
        end,
        value: name.product,
      });
    }
    return taken.sort((first, second) => first.start - second.start);
  }

  /** Names of which at least half the pairs stand in the text, best first. */
  #candidates(plain: string): readonly IndexedName[] {
    const hits = new Map<number, number>();
    for (const pair of new Set(pairsOf(plain))) {
      for (const index of this.#namesWith.get(pair) ?? []) {
        hits.set(index, (hits.get(index) ?? 0) + 1);
      }
    }
    return [...hits]
      .map(([index, count]) => {
        const name = this.#names[index] as IndexedName;
        return { name, share: count / name.pairs };
      })
      .filter(({ share }) => share >= 0.5)
      .sort((one, other) => {
        return other.share - one.share || other.name.plain.length - one.name.plain.length;
      })
      .slice(0, MAX_CANDIDATES)
      .map(({ name }) => name);
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/** Where a name stands in a text with the fewest errors, if they are few enough. */
function placeOf(name: string, text: string, offsets: readonly number[]): Place | undefined {
  const allowed = Math.min(Math.floor(name.length / LETTERS_PER_ERROR), MAX_ERRORS);
  // Errors of the best match of each prefix of the name that ends here, and where that match began.
  let errors = Array.from({ length: name.length + 1 }, (_, length) => length);
  let begins = new Array<number>(name.length + 1).fill(0);
  let best: (Place & { readonly from: number; readonly to: number }) | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const next = [0];
    const nextBegins = [at + 1];
    begins[0] = at;
    for (let length = 1; length <= name.length; length += 1) {
      const change = Number(name[length - 1] !== text[at]);
      const replaced = (errors[length - 1] as number) + change;
      const extra = (errors[length] as number) + 1;
      const missing = (next[length - 1] as number) + 1;
      const least = Math.min(replaced, extra, missing);
      next.push(least);
      nextBegins.push(
        (least === replaced
          ? begins[length - 1]
          : least === extra
            ? begins[length]
            : nextBegins[length - 1]) as number,
      );
    }
    errors = next;
    begins = nextBegins;
    const count = errors[name.length] as number;
    if (count > allowed || (best && count >= best.errors)) continue;
    const from = begins[name.length] as number;
    const start = offsets[from] as number;
    const end = (offsets[at] as number) + 1;
    if (isWhole(text, offsets, from, at)) best = { start, end, errors: count, from, to: at };
  }
  return best;
}

const LATIN = /[a-z\d]/;

/** Whether a match doesn't begin or end within a word of Latin letters or a number. */
function isWhole(text: string, offsets: readonly number[], from: number, to: number): boolean {
  const joins = (left: number, right: number) =>
    (offsets[right] as number) - (offsets[left] as number) === 1 &&
    LATIN.test(text[left] as string) &&
    LATIN.test(text[right] as string);
  return !(from > 0 && joins(from - 1, from)) && !(to + 1 < text.length && joins(to, to + 1));
}

/** Letters and digits of a text in lower case, and the place of each in the text. */
function plainForm(text: string): { readonly plain: string; readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  let plain = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = (text[at] as string).normalize('NFKC').toLowerCase();
    if (letter.length !== 1 || !/[\p{Letter}\p{Number}]/u.test(letter)) continue;
    plain += letter;
    offsets.push(at);
  }
  return { plain, offsets };
}

function pairsOf(plain: string): readonly string[] {
  return Array.from({ length: Math.max(plain.length - 1, 0) }, (_, at) => plain.slice(at, at + 2));
}
