import type { Article, Language } from '../store.ts';

/** What a customer wrote, and what a model takes it for. */
export interface HeardText {
  readonly text: string;
  /** Likeliest first; calibrated probabilities. */
  readonly ranking: readonly { readonly intent: string; readonly confidence: number }[];
}

/** A conversation, as far as it tells which article comes next. */
export interface Matter {
  readonly language: Language;
  /** The customer's, oldest first; only the last {@link MOST_MESSAGES} count. */
  readonly messages: readonly HeardText[];
  /** Articles that the bot answered with: it went on after them, so they were not all. */
  readonly answered: ReadonlySet<string>;
  /** Articles that an agent sent: they need no second suggestion. */
  readonly sent: ReadonlySet<string>;
}

/** The articles to choose from, and how they are found. */
export interface SuggestionSource {
  search(
    query: string,
    options: { readonly language: Language; readonly limit: number },
  ): readonly { readonly article: Article; readonly score: number }[];
  /** All that answer an intent in this language. */
  answersTo(intent: string, language: Language): readonly Article[];
  /** Shares of 1 for articles that others came to after these; default: none. */
  next?(articleIds: ReadonlySet<string>, language: Language): ReadonlyMap<string, number>;
}

/** What speaks most for a suggestion: the intent, the words, or what others asked next. */
export type SuggestionGround = 'intent' | 'words' | 'next';

/** An article that may help now. */
export interface ArticleSuggestion {
  readonly article: Article;
  /** Intent (0 to 1), words (about 0 to 1) and what comes next (0 to {@link NEXT_WEIGHT}) added up. */
  readonly score: number;
  readonly ground: SuggestionGround;
}

/** What was said longer ago is another matter by now. */
export const MOST_MESSAGES = 6;

/**
 * Returns the articles that may help now, best first.
 *
 *   score(a)  = Σ_i v_i · P_i(a) + search(a) + NEXT_WEIGHT · next(a)
 *   v_i       = w_i / Σ w,   w_i = RECENCY^(messages after i) · letters_i / (letters_i + FEW_LETTERS)
 *
 * P_i: probability of the intents that the article answers, in the customer's message i. A message of few
 * letters ("ok", an order number) hardly counts. search: the score for all messages as one query, newest
 * first. Halved where the bot answered with it already.
 * On a small set of 24 conversations none of the constants matters by more than one conversation.
 */
export function suggestArticles(
  matter: Matter,
  source: SuggestionSource,
  limit = 5,
): readonly ArticleSuggestion[] {
  const { language, answered, sent } = matter;
  const messages = matter.messages.slice(-MOST_MESSAGES);
  const evidence = new Evidence();
  const weights = messageWeights(messages.map(({ text }) => text));
  messages.forEach(({ ranking }, place) => {
    for (const { intent, confidence } of ranking) {
      for (const article of source.answersTo(intent, language)) {
        evidence.add(article, 'intent', (weights[place] ?? 0) * confidence);
      }
    }
  });
  const query = messages.map(({ text }) => withoutNumbers(text)).toReversed();
  for (const { article, score } of source.search(query.join('\n'), { language, limit: FOUND })) {
    evidence.add(article, 'words', score);
  }
  evidence.raise('next', source.next?.(new Set([...answered, ...sent]), language) ?? new Map());
  return evidence
    .suggestions((id) => (answered.has(id) ? ANSWERED_WEIGHT : 1))
    .filter(({ article }) => !sent.has(article.id))
    .slice(0, limit);
}

/** Each message's share of the whole, by age and by how much it says; they add up to 1. */
export function messageWeights(texts: readonly string[]): readonly number[] {
  const weights = texts.map((text, place) => {
    const letters = lettersIn(text);
    return (RECENCY ** (texts.length - 1 - place) * letters) / (letters + FEW_LETTERS);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum === 0 ? 0 : weight / sum));
}

const RECENCY = 0.8;
const FEW_LETTERS = 8;
const NEXT_WEIGHT = 0.3;
const ANSWERED_WEIGHT = 0.5;
/** Hits of the search that are looked at. */
const FOUND = 20;

/** Chinese says with one character what takes a word of several letters elsewhere. */
function lettersIn(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[^\P{L}\p{Script=Han}]+/gu)?.length ?? 0;
  return characters + 2 * words;
}

/** Numbers of orders and parcels are in no article, and would only dilute the query. */
function withoutNumbers(text: string): string {
  return text.replaceAll(/\d{4,}/g, ' ');
}

/** Adds up what speaks for each article. */
class Evidence {
  readonly #articles = new Map<string, Article>();
  readonly #parts = new Map<string, Record<SuggestionGround, number>>();

  add(article: Article, ground: SuggestionGround, amount: number): void {
    this.#articles.set(article.id, article);
    const parts = this.#parts.get(article.id) ?? { intent: 0, words: 0, next: 0 };
    parts[ground] += amount;
    this.#parts.set(article.id, parts);
  }

  /** Only for articles that something else speaks for, too. */
  raise(ground: SuggestionGround, shares: ReadonlyMap<string, number>): void {
    for (const [id, share] of shares) {
      const article = this.#articles.get(id);
      if (article) this.add(article, ground, NEXT_WEIGHT * share);
    }
  }

  suggestions(weightOf: (articleId: string) => number): readonly ArticleSuggestion[] {
    return [...this.#parts]
      .flatMap(([id, { intent, words, next }]) => {
        const article = this.#articles.get(id);
        if (!article) return [];
        const score = (intent + words + next) * weightOf(id);
        const ground: SuggestionGround =
          next > Math.max(intent, words) ? 'next' : intent >= words ? 'intent' : 'words';
        return [{ article, score, ground }];
      })
      .sort(
        (one, other) => other.score - one.score || (one.article.id < other.article.id ? -1 : 1),
      );
  }
}
