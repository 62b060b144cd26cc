import { create, insert, search } from '@orama/orama';
import { Charset, Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { type SearchableArticle, SearchIndex, type SearchSettings } from '../knowledge/index.ts';
import { stem } from '../knowledge/search/porterStemmer.ts';
import { countTerms } from '../knowledge/search/postings.ts';
import { textRuns } from '../knowledge/search/textTerms.ts';

type Language = SearchableArticle['language'];

/** Finds the ids of the articles that fit best, best first. */
export type Find = (query: string, limit: number) => readonly string[];

/** A search to compare: made of articles, asked by queries. */
export interface SearchEngine {
  readonly name: string;
  build(articles: readonly SearchableArticle[], language: Language): Find;
}

/** Our search under other settings than its own. */
export function baton(name: string, settings: Partial<SearchSettings>): SearchEngine {
  return {
    name,
    build(articles, language) {
      const index = new SearchIndex(settings);
      for (const article of articles) index.put(article);
      return (query, limit) =>
        index.search(query, { language, limit }).map(({ articleId }) => articleId);
    },
  };
}

/** The measure of all: BM25 as in the book, k1 = 1.2, b = .75, over one text for each article. */
export const PLAIN_BM25: SearchEngine = {
  name: 'plain BM25',
  build(articles, language) {
    const holders = new Map<string, { place: number; count: number }[]>();
    const lengths = articles.map((article, place) => {
      const terms = plainTerms(textOf(article), language);
      for (const [term, count] of countTerms(terms)) {
        const others = holders.get(term);
        if (others) others.push({ place, count });
        else holders.set(term, [{ place, count }]);
      }
      return terms.length;
    });
    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    return (query, limit) => {
      const scores = new Map<number, number>();
      for (const term of plainTerms(query, language)) {
        const found = holders.get(term) ?? [];
        const idf = Math.log(1 + (articles.length - found.length + 0.5) / (found.length + 0.5));
        for (const { place, count } of found) {
          const damping = 1.2 * (0.25 + (0.75 * (lengths[place] ?? 0)) / average);
          scores.set(place, (scores.get(place) ?? 0) + (idf * count * 2.2) / (count + damping));
        }
      }
      const best = [...scores].sort(([a, first], [b, second]) => second - first || a - b);
      return best.slice(0, limit).map(([place]) => articles[place]?.id ?? '');
    };
  },
};

/** MiniSearch on our terms, with what it offers against typing errors. */
export const MINI_SEARCH: SearchEngine = {
  name: 'MiniSearch',
  build(articles, language) {
    const index = new MiniSearch<SearchableArticle>({
      fields: ['title', 'questions', 'body'],
      tokenize: (text) => plainTerms(text, language),
      extractField: (article, field) => String(article[field as keyof SearchableArticle]),
      searchOptions: {
        boost: { title: 2, questions: 2 },
        ...(language === 'en' ? { fuzzy: 0.2 } : {}),
      },
    });
    index.addAll(articles);
    return (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => String(id));
  },
};

/** FlexSearch with the encoder that it recommends for the language, any of the words. */
export const FLEX_SEARCH: SearchEngine = {
  name: 'FlexSearch',
  build(articles, language) {
    const index = new Index(
      language === 'en'
        ? { tokenize: 'forward', encoder: Charset.LatinBalance }
        : { tokenize: 'strict', encoder: Charset.CJK },
    );
    articles.forEach((article, place) => {
      index.add(place, textOf(article));
    });
    return (query, limit) => {
      const places = index.search(query, { limit, suggest: true }) as readonly number[];
      return places.map((place) => articles[place]?.id ?? '');
    };
  },
};

/** Orama with stemming and one typing error a word; for Chinese, words by `Intl.Segmenter`. */
export const ORAMA: SearchEngine = {
  name: 'Orama',
  build(articles, language) {
    const words = new Intl.Segmenter('zh', { granularity: 'word' });
    const tokenize = (text: string) =>
      Array.from(words.segment(text))
        .filter(({ isWordLike }) => isWordLike)
        .map(({ segment }) => segment);
    const database = create({
      schema: { title: 'string', questions: 'string', body: 'string' },
      components: {
        tokenizer:
          language === 'en'
            ? { language: 'english', stemming: true, stemmer: stem }
            : { language: 'mandarin', normalizationCache: new Map(), tokenize },
      },
    });
    for (const { id, title, questions, body } of articles) {
      const added = insert(database, { id, title, questions: questions.join('\n'), body });
      if (added instanceof Promise) throw new Error('Orama inserted synchronously until 3.1');
    }
    const options = { boost: { title: 2, questions: 2 }, threshold: 1 };
    return (term, limit) => {
      const tolerance = language === 'en' ? { tolerance: 1 } : {};
      const results = search(database, { term, limit, ...options, ...tolerance });
      if (results instanceof Promise) throw new Error('Orama searched synchronously until 3.1');
      return results.hits.map(({ id }) => id);
    };
  },
};

function textOf({ title, questions, body }: SearchableArticle): string {
  return [title, ...questions, body].join('\n');
}

/** Stems, or Chinese characters and pairs. */
function plainTerms(text: string, language: Language): string[] {
  return textRuns(text).flatMap((run) => {
    if (!run.isChinese) return language === 'en' ? stem(run.text) : run.text;
    const characters = [...run.text];
    return characters.flatMap((one, place) => {
      const next = characters[place + 1];
      return next === undefined ? [one] : [one, one + next];
    });
  });
}
