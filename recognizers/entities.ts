import type { Entity } from './entity.ts';
import {
  DEFAULT_SHOP_PATTERNS,
  type EntityPattern,
  entityPatterns,
  matchPatterns,
  overlapsAny,
  type ShopPatterns,
} from './entityPatterns.ts';
import type { ProductCatalogue } from './productCatalogue.ts';
import type { Language } from './store.ts';
import { suiteKinds } from './suiteKinds.ts';
import type { SuiteQuestion } from './textSuite.ts';

/** Answers a question to recognizers-text-suite within bounded time. */
export type AskSuite = (question: SuiteQuestion) => Promise<readonly Entity[]>;

/** Pattern matching is linear, but nobody's entity stands behind this many characters. */
const MAX_PATTERN_CHARACTERS = 2000;

/** recognizers-text-suite takes time with the square of the text and more. */
const MAX_SUITE_CHARACTERS = 100;

/** Finds the entities of utterances. */
export class EntityRecognizer {
  readonly #patterns: readonly EntityPattern[];
  readonly #askSuite: AskSuite;
  readonly #products: ProductCatalogue | undefined;

  constructor(parts: {
    readonly askSuite: AskSuite;
    readonly shop?: ShopPatterns;
    readonly products?: ProductCatalogue;
  }) {
    this.#askSuite = parts.askSuite;
    this.#products = parts.products;
    this.#patterns = entityPatterns(parts.shop ?? DEFAULT_SHOP_PATTERNS);
  }

  /**
   * The entities of an utterance from left to right. The shop's own numbers, addresses and money in
   * digits come first and keep their piece of text, then the catalogue's products; recognizers-text-suite sees what is left, and
   * only when something in it could be a date, a number or an amount in words.
   */
  async find(utterance: string, language: Language, now: Date): Promise<readonly Entity[]> {
    const found = [...matchPatterns(utterance.slice(0, MAX_PATTERN_CHARACTERS), this.#patterns)];
    for (const product of this.#products?.find(utterance) ?? []) {
      if (!overlapsAny(found, product.start, product.end)) found.push(product);
    }
    const rest = withoutEntities(utterance.slice(0, MAX_SUITE_CHARACTERS), found);
    const kinds = suiteKinds(rest, language);
    const answers =
      kinds.length > 0 ? await this.#askSuite({ text: rest, language, kinds, now }) : [];
    const all = [...found];
    for (const entity of answers) {
      if (!overlapsAny(all, entity.start, entity.end)) {
        all.push({ ...entity, text: utterance.slice(entity.start, entity.end) });
      }
    }
    return all.sort((first, second) => first.start - second.start);
  }
}

/** The text with entities blanked out, everything else in its place. */
function withoutEntities(text: string, entities: readonly Entity[]): string {
  return entities.reduce(
    (rest, { start, end }) =>
      start >= rest.length
        ? rest
        : (rest.slice(0, start) + '\u0001'.repeat(end - start) + rest.slice(end)).slice(
            0,
            text.length,
          ),
    text,
  );
}
