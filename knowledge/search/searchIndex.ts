import type { Language } from '../store.ts';
import type { SearchableArticle } from './articleFields.ts';
import { type ArticleFilter, type Faceted, type Facets, facetsOf, meets } from './facets.ts';
import { LanguageIndex, type Understood } from './languageIndex.ts';
import type { SearchHit } from './searchHit.ts';
import { SEARCH_DEFAULTS, type SearchSettings } from './searchSettings.ts';
import { type Snippet, snippetOf } from './snippet.ts';
import type { SynonymGroups } from './synonyms.ts';

/** What to search, how much, and where. */
export interface SearchOptions {
  readonly language: Language;
  /** Most hits wanted; 5 by default. */
  readonly limit?: number;
  /** Articles to leave out answer `false`; asked for the best ones only, until there are enough. */
  readonly filter?: (articleId: string) => boolean;
}

/** Articles to search in a list with facets. */
export interface FacetedSearch<Item extends Faceted> {
  readonly language: Language;
  /** Most hits wanted; 20 by default. */
  readonly limit?: number;
  /** What was chosen in each dimension. */
  readonly filter?: ArticleFilter;
  /** The article of an id, as far as facets look at it; `undefined` leaves it out everywhere. */
  readonly item: (articleId: string) => Item | undefined;
}

/** A page of what was found, and what else there is. */
export interface FacetedResult<Item> {
  readonly hits: readonly (SearchHit & { readonly item: Item })[];
  /** How many fit the query and all that was chosen. */
  readonly total: number;
  readonly facets: Facets;
}

/** Full-text search over articles in Chinese and English, in memory and without I/O. */
export class SearchIndex {
  readonly #indexes: Readonly<Record<Language, LanguageIndex>>;

  /** Settings left out have their defaults. */
  constructor(settings: Partial<SearchSettings> = {}) {
    const all = { ...SEARCH_DEFAULTS, ...settings };
    this.#indexes = { zh: new LanguageIndex('zh', all), en: new LanguageIndex('en', all) };
  }

  /** Adds an article, or replaces it where the index holds it in this language. */
  put(article: SearchableArticle): void {
    this.#indexes[article.language].put(article);
  }

  /** Takes an article out; nothing happens when it isn't there. */
  remove(articleId: string, language: Language): void {
    this.#indexes[language].remove(articleId);
  }

  /** Returns the articles that fit best, best first; none when no word is known. */
  search(query: string, options: SearchOptions): readonly SearchHit[] {
    return this.#indexes[options.language].search(query, options.limit ?? 5, options.filter);
  }

  /**
   * Returns the articles that were found and have what was chosen, best first, with counts for every
   * value of each dimension within the query and what was chosen in the other dimensions. Found is what
   * scores at least `foundShare` of the best, whatever was chosen.
   */
  searchWithFacets<Item extends Faceted>(
    query: string,
    { language, limit = 20, filter = {}, item }: FacetedSearch<Item>,
  ): FacetedResult<Item> {
    const found = this.#indexes[language].found(query).flatMap((hit) => {
      const article = item(hit.articleId);
      return article === undefined ? [] : [{ ...hit, item: article }];
    });
    const fitting = found.filter((hit) => meets(hit.item, filter));
    return {
      hits: fitting.slice(0, limit),
      total: fitting.length,
      facets: facetsOf(
        found.map((hit) => hit.item),
        filter,
      ),
    };
  }

  /** Replaces the synonyms; they count from the next query on, and nothing is built anew. */
  replaceSynonyms(groups: SynonymGroups): void {
    this.#indexes.zh.replaceSynonyms(groups.zh);
    this.#indexes.en.replaceSynonyms(groups.en);
  }

  /** Returns what a query is taken for: corrected, and with its synonyms. */
  understand(query: string, language: Language): Understood {
    return this.#indexes[language].understand(query);
  }

  /** Returns the title and the best passage of an article, with what the query asked for marked. */
  snippet(article: Pick<SearchableArticle, 'language' | 'title' | 'body'>, query: string): Snippet {
    const { language, title, body } = article;
    const terms = this.#indexes[language].highlighted(query);
    return snippetOf(title, body, { language, terms });
  }

  /** Number of articles, each language version counted. */
  get size(): number {
    return this.#indexes.zh.size + this.#indexes.en.size;
  }

  /** Memory of the index, in bytes: its lists exactly, its dictionaries as an estimate. */
  get bytes(): number {
    return this.#indexes.zh.bytes + this.#indexes.en.bytes;
  }
}
