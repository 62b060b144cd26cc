import { inStretches } from '../threads/index.ts';
import { type ArticleDraft, draftOf, invalidArticle, parseArticle } from './articleSchema.ts';
import { type AskedFor, CustomersWords } from './customersWords.ts';
import { IntentArticles } from './intentArticles.ts';
import { KnowledgeError } from './knowledgeError.ts';
import {
  type ArticleFilter,
  type Facets,
  type SearchHit,
  SearchIndex,
  type SearchSettings,
  type Snippet,
  type Understood,
} from './search/index.ts';
import { isShown, stands } from './shownArticle.ts';
import type {
  Article,
  ArticleStatus,
  ArticleStore,
  Audience,
  Language,
  TaxonomyStore,
} from './store.ts';
import type { SynonymRecord } from './synonyms/store.ts';
import { notInTaxonomy } from './taxonomy/index.ts';

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

/** Articles of a list, with what else there is. */
export interface FacetedArticles {
  /** Best first. */
  readonly hits: readonly ArticleHit[];
  /** How many fit the query and the filter, however few are in `hits`. */
  readonly total: number;
  readonly facets: Facets;
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

/** A revision to go back to. */
export interface Restoring {
  readonly id: string;
  readonly language: Language;
  readonly revision: number;
  /** Default: the one that it had. */
  readonly status?: ArticleStatus | undefined;
}

/** When more articles have changed, all are read at once. */
const MOST_SINGLE_READS = 100;

/**
 * The articles, held in memory to be searched, and the way to change them. What it finds and answers
 * with is published, and valid at the moment of asking: validity begins and ends by time alone.
 */
export class KnowledgeBase {
  readonly #articles: ArticleStore;
  readonly #taxonomy: TaxonomyStore;
  readonly #now: () => Date;
  readonly #index: SearchIndex;
  readonly #byIntent = new IntentArticles();
  #words = new CustomersWords([]);
  /** Version of the synonyms; 0: those that it was made with. */
  #synonyms = 0;
  readonly #published: Record<Language, Map<string, Article>> = { zh: new Map(), en: new Map() };

  /** `now`: default the computer's clock. `search`: the shop's synonyms and such. */
  constructor(parts: {
    readonly articles: ArticleStore;
    readonly taxonomy: TaxonomyStore;
    readonly search?: Partial<SearchSettings>;
    readonly now?: () => Date;
  }) {
    this.#index = new SearchIndex(parts.search);
    this.#articles = parts.articles;
    this.#taxonomy = parts.taxonomy;
    this.#now = parts.now ?? (() => new Date());
  }

  /** Reads every article that is not known yet in its latest revision: before the first question, and whenever changes may have been missed. */
  async load(): Promise<void> {
    const revisions = await this.#articles.latestRevisions();
    const missed = revisions.filter(
      ({ id, language, revision }) => revision > (this.latestOf(id, language)?.revision ?? 0),
    );
    if (missed.length <= MOST_SINGLE_READS) {
      await Promise.all(missed.map(({ id, language }) => this.refresh(id, language)));
      return;
    }
    const latest = await this.#articles.articles();
    const standing = latest.every(stands) ? [] : await this.#articles.standing();
    for await (const article of inStretches([...standing, ...latest])) this.#take(article);
  }

  /** Reads one article again, because an event told that it changed here or elsewhere. */
  async refresh(articleId: string, language: Language): Promise<void> {
    const latest = await this.#articles.article(articleId, language);
    if (latest === undefined) return;
    const standing = stands(latest)
      ? undefined
      : await this.#articles.standingArticle(articleId, language);
    if (standing) this.#take(standing);
    this.#take(latest);
  }

  /**
   * Takes how customers ask for each intent: articles that answer it are found by these words as by
   * their known questions. Replaces what it was told before. Resolves when all are.
   */
  async learnWords(utterances: readonly AskedFor[]): Promise<void> {
    const before = this.#words;
    this.#words = new CustomersWords(utterances);
    for await (const { id, language } of inStretches([...this.published()])) {
      const article = this.publishedOf(id, language); // as it is by now
      if (article && !this.#words.areSame(before, article)) {
        this.#index.put(this.#searchable(article));
      }
    }
  }

  /** Searches with these synonyms from the next query on; an older version than before changes nothing. */
  replaceSynonyms({ version, groups }: Pick<SynonymRecord, 'version' | 'groups'>): void {
    if (version <= this.#synonyms) return;
    this.#synonyms = version;
    this.#index.replaceSynonyms(groups);
  }

  /** Returns what a query is taken for: corrected, and with its synonyms. */
  understand(query: string, language: Language): Understood {
    return this.#index.understand(query, language);
  }

  /** The latest revision of each language version, whatever its status: what editors work on. */
  latest(): Iterable<Article> {
    return this.#latest.values();
  }

  /** The latest revision of a language version, whatever its status. */
  latestOf(id: string, language: Language): Article | undefined {
    return this.#latest.get(`${language}/${id}`);
  }

  /** The published revision of each language version that has one, valid now or not. */
  *published(): Iterable<Article> {
    yield* this.#published.zh.values();
    yield* this.#published.en.values();
  }

  /** The published revision of a language version, valid now or not. */
  publishedOf(id: string, language: Language): Article | undefined {
    return this.#published[language].get(id);
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
   * Returns the articles of this language that were found by the query and meet the filter, with the
   * number of articles for every other value that one could choose. `limit`: 20 by default.
   */
  searchWithFacets(
    query: string,
    { filter = {}, ...search }: Omit<ArticleSearch, 'filter'> & { readonly filter?: ArticleFilter },
  ): FacetedArticles {
    const { language, limit = 20, audience = 'customers' } = search;
    const reading = { audience, now: this.#now() };
    const item = (id: string) => {
      const article = this.#published[language].get(id);
      return article && isShown(article, reading) ? article : undefined;
    };
    const found = this.#index.searchWithFacets(query, { language, limit, filter, item });
    const hits = found.hits.map(({ item: article, ...hit }) => ({ ...hit, article }));
    return { ...found, hits };
  }

  /** Returns the title and the best passage of an article, with what the query asked for marked. */
  snippet(article: Pick<Article, 'language' | 'title' | 'body'>, query: string): Snippet {
    return this.#index.snippet(article, query);
  }

  /**
   * Returns the article for customers that answers an intent, in this language or else in the other
   * one; where several do, the one that answers the fewest other intents, then the first by id.
   */
  answerFor(intent: string, language: Language): Article | undefined {
    return this.answersTo(intent, language)[0] ?? this.answersTo(intent, otherThan(language))[0];
  }

  /** Returns all articles in this language that answer an intent, the most specific first. */
  answersTo(
    intent: string,
    language: Language,
    audience: Audience = 'customers',
  ): readonly Article[] {
    return [...this.#byIntent.of(intent, language)]
      .flatMap((id) => this.#shown(id, language, audience) ?? [])
      .sort(moreSpecific);
  }

  /** Returns an article as it is shown now, in this language or else in the other one. */
  article(id: string, language: Language, audience: Audience = 'customers'): Article | undefined {
    return this.#shown(id, language, audience) ?? this.#shown(id, otherThan(language), audience);
  }

  /**
   * Stores a new revision and makes it found at once.
   * Throws `invalidArticle` with a message for each wrong field, one that the taxonomy has not included.
   */
  async save(draft: ArticleDraft, revising: Revising): Promise<SaveOutcome> {
    const { author, note, expectedRevision, now } = revising;
    const revision = expectedRevision + 1;
    const article: Article = { ...parseArticle(draft), revision, author, note, at: now };
    const unknown = notInTaxonomy(article, await this.#taxonomy.taxonomy());
    if (Object.keys(unknown).length > 0) throw invalidArticle(unknown);
    if ((await this.#articles.save(article, expectedRevision)) === 'conflict') {
      const latest = await this.#articles.article(article.id, article.language);
      return { outcome: 'conflict', latest };
    }
    this.#take(article);
    return { outcome: 'saved', article };
  }

  /** Stores what an earlier revision said as a new one; throws `notFound` when there is no such revision. */
  async restore(restoring: Restoring, revising: Revising): Promise<SaveOutcome> {
    const { id, language, revision } = restoring;
    const revisions = await this.#articles.revisions(id, language);
    const earlier = revisions.find((one) => one.revision === revision);
    if (!earlier) {
      throw new KnowledgeError(
        'notFound',
        `Article ${id} has no revision ${revision} (${language})`,
      );
    }
    const status = restoring.status ?? earlier.status;
    return this.save({ ...draftOf(earlier), status }, revising);
  }

  #shown(id: string, language: Language, audience: Audience): Article | undefined {
    const article = this.#published[language].get(id);
    return article && isShown(article, { audience, now: this.#now() }) ? article : undefined;
  }

  #searchable(article: Article): Article {
    const words = this.#words.of(article);
    return words.length === 0
      ? article
      : { ...article, questions: [...article.questions, ...words] };
  }

  /** Events can come late and twice, so a revision gives way to newer ones only. */
  #take(article: Article): void {
    const { id, language, revision, status } = article;
    const key = `${language}/${id}`;
    if (revision > (this.#latest.get(key)?.revision ?? 0)) this.#latest.set(key, article);
    if (!stands(article) || revision <= (this.#standing.get(key) ?? 0)) return;
    this.#standing.set(key, revision);
    const before = this.#published[language].get(id);
    if (before) this.#byIntent.remove(before);
    if (status === 'published') {
      this.#published[language].set(id, article);
      this.#byIntent.put(article);
      this.#index.put(this.#searchable(article));
    } else {
      this.#published[language].delete(id);
      this.#index.remove(id, language);
    }
  }

  readonly #latest = new Map<string, Article>();
  /** The revision that stands of every article, published or archived. */
  readonly #standing = new Map<string, number>();
}

function moreSpecific(a: Article, b: Article): number {
  return a.intents.length - b.intents.length || (a.id < b.id ? -1 : 1);
}

function otherThan(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh';
}
