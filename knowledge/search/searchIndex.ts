import type { Language } from '../store.ts';
import { LanguageIndex, type SearchableArticle, type SearchHit } from './languageIndex.ts';

/** What to search, how much, and where. */
export interface SearchOptions {
  readonly language: Language;
  /** Most hits wanted; 5 by default. */
  readonly limit?: number;
  /** Articles to leave out answer `false`; asked for the best ones only, until there are enough. */
  readonly filter?: (articleId: string) => boolean;
}

/** Full-text search over articles in Chinese and English, in memory and without I/O. */
export class SearchIndex {
  readonly #indexes: Readonly<Record<Language, LanguageIndex>> = {
    zh: new LanguageIndex('zh'),
    en: new LanguageIndex('en'),
  };

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

  /** Number of articles, each language version counted. */
  get size(): number {
    return this.#indexes.zh.size + this.#indexes.en.size;
  }

  /** Memory of the index, in bytes: its lists exactly, its dictionaries as an estimate. */
  get bytes(): number {
    return this.#indexes.zh.bytes + this.#indexes.en.bytes;
  }
}
