import { type ArticleDraft, parseArticle } from './articleSchema.ts';
import { IntentArticles } from './intentArticles.ts';
import { type SearchHit, SearchIndex } from './search/index.ts';
import { isShown } from './shownArticle.ts';
import type { Article, ArticleStore, Audience, Language } from './store.ts';

/** An article that was found, with how well it fits. */
export interface ArticleHit extends SearchHit {
  readonly article: Article;
}

/** Which articles to search. */
export interface ArticleSearch {
  readonly language: Language;
  /** Most hits wanted; 5 by default. */
  readonly limit?: number;
  /** Who reads; `customers` by default. Agents find what is for customers too. */
  readonly audience?: Audience;
  /** Leaves out the articles for which it answers `false`. */
  readonly filter?: (article: Article) => boolean;
}

/** Who saves a revision, what they changed, and what they saw before. */
export interface Revising {
  readonly author: string;
  readonly note: string;
  /** The revision that the author saw; 0 for a new article. */
  readonly expectedRevision: number;
  readonly now: Date;
}

/** What became of a revision: stored, or refused because somebody was faster. */
export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly article: Article }
  | { readonly outcome: 'conflict'; readonly latest: Article | undefined };

/**
 * The published articles, held in memory to be searched, and the way to change them. What it finds and
 * answers with is valid at the moment of asking, so validity begins and ends by time alone.
 */
export class KnowledgeBase {
  readonly #articles: ArticleStore;
  readonly #now: () => Date;
  readonly #index = new SearchIndex();
  readonly #byIntent = new IntentArticles();
  readonly #published: Record<Language, Map<string, Article>> = { zh: new Map(), en: new Map() };

  /** `now`: default the computer's clock. */
  constructor(parts: { readonly articles: ArticleStore; readonly now?: () => Date }) {
    this.#articles = parts.articles;
    this.#now = parts.now ?? (() => new Date());
  }

  /** Reads every article from the store: before the first question, and whenever changes may have been missed. */
  async load(): Promise<void> {
    for (const article of await this.#articles.standing()) this.#take(article);
  }

  /** Reads one article again, because an event told that it changed here or elsewhere. */
  async refresh(articleId: string, language: Language): Promise<void> {
    const article = await this.#articles.standingArticle(articleId, language);
    if (article !== undefined) this.#take(article);
  }

  /** Returns the articles of this language that fit the query, best first. */
  search(query: string, search: ArticleSearch): readonly ArticleHit[] {
    const { language, limit = 5, audience = 'customers', filter } = search;
    const published = this.#published[language];
    const reading = { audience, now: this.#now() };
    const accepts = (id: string) => {
      const article = published.get(id);
      return article !== undefined && isShown(article, reading) && (filter?.(article) ?? true);
    };
    return this.#index.search(query, { language, limit, filter: accepts }).flatMap((hit) => {
      const article = published.get(hit.articleId);
      return article === undefined ? [] : [{ ...hit, article }];
    });
  }

  /**
   * Returns the article for customers that answers an intent, in this language or else in the other
   * one; where several do, the one that answers the fewest other intents, then the first by id.
   */
  answerFor(intent: string, language: Language): Article | undefined {
    return this.answersTo(intent, language)[0] ?? this.answersTo(intent, otherThan(language))[0];
  }

  /** Returns all articles for customers in this language that answer an intent, the most specific first. */
  answersTo(intent: string, language: Language): readonly Article[] {
    return [...this.#byIntent.of(intent, language)]
      .flatMap((id) => this.#shown(id, language, 'customers') ?? [])
      .sort(moreSpecific);
  }

  /** Returns an article as it is shown now, in this language or else in the other one. */
  article(id: string, language: Language, audience: Audience = 'customers'): Article | undefined {
    return this.#shown(id, language, audience) ?? this.#shown(id, otherThan(language), audience);
  }

  /**
   * Stores a new revision and makes it found at once.
   * Throws `invalidArticle` with a message for each wrong field.
   */
  async save(draft: ArticleDraft, revising: Revising): Promise<SaveOutcome> {
    const { author, note, expectedRevision, now } = revising;
    const revision = expectedRevision + 1;
    const article: Article = { ...parseArticle(draft), revision, author, note, at: now };
    if ((await this.#articles.save(article, expectedRevision)) === 'conflict') {
      const latest = await this.#articles.article(article.id, article.language);
      return { outcome: 'conflict', latest };
    }
    this.#take(article);
    return { outcome: 'saved', article };
  }

  #shown(id: string, language: Language, audience: Audience): Article | undefined {
    const article = this.#published[language].get(id);
    return article && isShown(article, { audience, now: this.#now() }) ? article : undefined;
  }

  /** Events can come late and twice, so a revision gives way to newer ones only. */
  #take(article: Article): void {
    const { id, language, status } = article;
    if (status !== 'published' && status !== 'archived') return;
    if (article.revision <= (this.#standing.get(`${language}/${id}`) ?? 0)) return;
    this.#standing.set(`${language}/${id}`, article.revision);
    const before = this.#published[language].get(id);
    if (before) this.#byIntent.remove(before);
    if (status === 'published') {
      this.#published[language].set(id, article);
      this.#byIntent.put(article);
      this.#index.put(article);
    } else {
      this.#published[language].delete(id);
      this.#index.remove(id, language);
    }
  }

  /** The revision that stands of every article, published or archived. */
  readonly #standing = new Map<string, number>();
}

function moreSpecific(a: Article, b: Article): number {
  return a.intents.length - b.intents.length || (a.id < b.id ? -1 : 1);
}

function otherThan(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh';
}
