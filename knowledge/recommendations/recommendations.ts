import type { Article, Language } from '../store.ts';
import { FollowUps, type GivenAnswer } from './followUps.ts';
import { type OrderQuestion, type OwnOrder, orderQuestions } from './orderQuestions.ts';
import { Popularity } from './popularity.ts';
import { type RelatedSource, relatedArticles } from './relatedArticles.ts';

/** What is known of a customer who hasn't typed yet. */
export interface Arrival {
  readonly language: Language;
  /** Only orders that they have shown to be theirs. */
  readonly orders: readonly OwnOrder[];
  /** The article they were answered with last, if any. */
  readonly lastArticleId: string | null;
  readonly now: Date;
}

/** Something to offer: what the bot does, or an article. */
export type Offerable =
  | Extract<OrderQuestion, { readonly kind: 'track' | 'person' }>
  | { readonly kind: 'article'; readonly article: Article };

/** Where recommended articles come from. */
export interface RecommendationSource extends RelatedSource {
  answerFor(intent: string, language: Language): Article | undefined;
}

/** Shares below this are chance, not advice. */
const LEAST_SHARE = 0.08;
/** An article is popular from so many uses on, those of today counted whole. */
const LEAST_USES = 5;

/** What customers may want before they type, and after an answer; learns from the answers that are given. */
export class Recommendations {
  readonly #knowledge: RecommendationSource;
  readonly #followUps: FollowUps;
  readonly #popularity = new Popularity();

  constructor(parts: { readonly knowledge: RecommendationSource; readonly followUps?: FollowUps }) {
    this.#knowledge = parts.knowledge;
    this.#followUps = parts.followUps ?? new FollowUps();
  }

  /** Takes in an answer that was given; those of one conversation come in their order. */
  observe(answer: GivenAnswer): void {
    if (this.#followUps.observe(answer)) this.#popularity.observe(answer.articleId, answer.at);
  }

  /**
   * Returns what the customer may ask, likeliest first: about their orders, then what follows their last
   * question, then what everybody asks these days. Articles exist in the customer's language.
   */
  onArrival(
    { language, orders, lastArticleId, now }: Arrival,
    limit: number,
  ): readonly Offerable[] {
    const offers: Offerable[] = [];
    const add = (offer: Offerable) => {
      const isKnown = offer.kind === 'article' && offers.some((one) => sameArticle(one, offer));
      if (offers.length < limit && !isKnown) offers.push(offer);
    };
    for (const question of orderQuestions(orders, now)) {
      if (question.kind !== 'article') add(question);
      else addArticle(this.#knowledge.answerFor(question.intent, language));
    }
    if (lastArticleId !== null) {
      for (const article of this.afterAnswer(lastArticleId, language, limit)) addArticle(article);
    }
    for (const id of this.#popularity.top(limit + 1, now, LEAST_USES)) {
      if (id !== lastArticleId) addArticle(this.#knowledge.article(id, language));
    }
    return offers;

    function addArticle(article: Article | undefined): void {
      if (article?.language === language) add({ kind: 'article', article });
    }
  }

  /** Returns what others asked after this article, or else what resembles it; in this language. */
  afterAnswer(articleId: string, language: Language, limit: number): readonly Article[] {
    return this.#next(articleId, language)
      .filter(([, share]) => share >= LEAST_SHARE)
      .flatMap(([id]) => this.#knowledge.article(id, language) ?? [])
      .filter((article) => article.language === language)
      .slice(0, limit);
  }

  /** Shares of the articles that come after any of these, for {@link SuggestionSource.next}. */
  next(articleIds: ReadonlySet<string>, language: Language): ReadonlyMap<string, number> {
    const shares = new Map<string, number>();
    for (const articleId of articleIds) {
      for (const [id, share] of this.#next(articleId, language)) {
        shares.set(id, Math.max(share, shares.get(id) ?? 0));
      }
    }
    return shares;
  }

  #next(articleId: string, language: Language): readonly (readonly [string, number])[] {
    const article = this.#knowledge.article(articleId, language);
    return this.#followUps.next(
      articleId,
      article ? relatedArticles(article, this.#knowledge) : new Map(),
    );
  }
}

function sameArticle(one: Offerable, other: Offerable): boolean {
  return one.kind === 'article' && other.kind === 'article' && one.article.id === other.article.id;
}
