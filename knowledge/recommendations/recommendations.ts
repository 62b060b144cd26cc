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

/**
 * Least share of what is offered after an answer: what nearly everybody asked, or before there are counts
 * what resembles it most. Less is more under an answer.
 */
const LEAST_SHARE = 0.15;
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

  /** Returns what the owner of these orders may ask, likeliest first; articles are in their language. */
  aboutOrders(
    { language, orders, now }: Pick<Arrival, 'language' | 'orders' | 'now'>,
    limit: number,
  ): readonly Offerable[] {
    return orderQuestions(orders, now)
      .flatMap((question): readonly Offerable[] => {
        if (question.kind !== 'article') return [question];
        const article = this.#knowledge.answerFor(question.intent, language);
        return article?.language === language ? [{ kind: 'article', article }] : [];
      })
      .slice(0, limit);
  }

  /**
   * Returns what the customer may ask, likeliest first: about their orders, then what follows their last
   * question, then what everybody asks these days. Articles exist in the customer's language.
   */
  onArrival(arrival: Arrival, limit: number): readonly Offerable[] {
    const { language, lastArticleId, now } = arrival;
    const followed = lastArticleId === null ? [] : this.afterAnswer(lastArticleId, language, limit);
    const popular = this.#popularity
      .top(2 * limit, now, LEAST_USES)
      .filter((id) => id !== lastArticleId)
      .flatMap((id) => this.#knowledge.article(id, language) ?? [])
      .filter((article) => article.language === language);
    const articles = [...followed, ...popular].map((article): Offerable => {
      return { kind: 'article', article };
    });
    return withoutRepeats([...this.aboutOrders(arrival, limit), ...articles]).slice(0, limit);
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

function withoutRepeats(offers: readonly Offerable[]): readonly Offerable[] {
  const keyOf = (offer: Offerable) => (offer.kind === 'article' ? offer.article.id : offer.kind);
  return [
    ...new Map(offers.toReversed().map((offer) => [keyOf(offer), offer])).values(),
  ].toReversed();
}
