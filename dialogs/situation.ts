import type { KnowledgeBase } from '../knowledge/index.ts';
import type { CatalogueProduct, Recognition } from '../recognizers/index.ts';
import type { Situation } from './answerPolicy.ts';
import { isElliptic } from './elliptic.ts';
import type { KnownArticle } from './evidence.ts';

/** A product that customers may name, and where it stands among the categories of articles. */
export interface ShopProduct extends CatalogueProduct {
  /** A path such as `electronics/headphones`. */
  readonly category: string;
}

/** What a situation is read from. */
export interface SituationParts {
  readonly knowledge: Pick<KnowledgeBase, 'search' | 'answerFor' | 'article'>;
  /** Category of each product's id. */
  readonly categories: ReadonlyMap<string, string>;
}

/** What was said before a message. */
export interface SaidBefore {
  readonly lastArticleId: string | null;
  /** Id of the product that was named last. */
  readonly lastProductId: string | null;
}

/** Hits that the policy compares. */
const MOST_HITS = 10;
/** Nobody's question is longer; the search reads no further. */
const SEARCHED_CHARACTERS = 300;

/** What knowledge and conversation say about a message. */
export function readSituation(
  text: string,
  recognition: Recognition,
  before: SaidBefore,
  { knowledge, categories }: SituationParts,
): Omit<Situation, 'misses' | 'humanOnly'> {
  const { language } = recognition;
  const hits = knowledge.search(text.slice(0, SEARCHED_CHARACTERS), { language, limit: MOST_HITS });
  const answers = new Map<string, KnownArticle>();
  for (const { intent } of recognition.ranking) {
    const article = knowledge.answerFor(intent, language);
    if (article) answers.set(intent, article);
  }
  const { lastArticleId, lastProductId } = before;
  const named = productsIn(recognition);
  // "Does it come in red?": it is what was named before.
  const meant = named.length === 0 && lastProductId && isElliptic(text) ? [lastProductId] : named;
  return {
    ...{ text, recognition, hits, answers },
    lastArticle: lastArticleId ? (knowledge.article(lastArticleId, language) ?? null) : null,
    products: meant.flatMap((id) => categories.get(id) ?? []),
  };
}

/** Ids of the products that a message names, in order. */
export function productsIn({ entities }: Pick<Recognition, 'entities'>): readonly string[] {
  return entities.flatMap((entity) => (entity.type === 'product' ? [entity.value.id] : []));
}
