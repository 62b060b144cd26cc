import type { Language } from '../store.ts';
import type { SearchableArticle } from './articleFields.ts';
import { SearchIndex } from './searchIndex.ts';
import type { SearchSettings } from './searchSettings.ts';

/** A question of which we know the article that answers it. */
export interface KnownQuery {
  readonly query: string;
  readonly articleId: string;
  readonly language: Language;
}

/** How well and how fast the search finds what it should. */
export interface SearchQuality {
  /** Share of the queries whose article came first, 0 to 1. */
  readonly recallAt1: number;
  /** Share of the queries whose article was among the first five. */
  readonly recallAt5: number;
  /** Mean of 1 / rank; 0 for a rank beyond 100. */
  readonly mrr: number;
  /** Median time of a search for five hits. */
  readonly msPerQuery: number;
  readonly indexBytes: number;
  readonly buildSeconds: number;
}

/** Builds an index of the articles, asks it every query, and returns what came of it. */
export function evaluateSearch(
  articles: readonly SearchableArticle[],
  queries: readonly KnownQuery[],
  {
    settings = {},
    clockMs = () => performance.now(),
  }: { readonly settings?: Partial<SearchSettings>; readonly clockMs?: () => number } = {},
): SearchQuality {
  const buildStart = clockMs();
  const index = new SearchIndex(settings);
  for (const article of articles) index.put(article);
  const buildSeconds = (clockMs() - buildStart) / 1000;

  const ranks = queries.map((known) => rankOf(known, index));
  const times = queries.map(({ query, language }) => {
    const start = clockMs();
    index.search(query, { language, limit: 5 });
    return clockMs() - start;
  });
  return {
    recallAt1: mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
    recallAt5: mean(ranks.map((rank) => (rank <= 5 ? 1 : 0))),
    mrr: mean(ranks.map((rank) => 1 / rank)),
    msPerQuery: median(times),
    indexBytes: index.bytes,
    buildSeconds,
  };
}

const DEEPEST_RANK = 100;

function rankOf({ query, articleId, language }: KnownQuery, index: SearchIndex): number {
  const hits = index.search(query, { language, limit: DEEPEST_RANK });
  const place = hits.findIndex((hit) => hit.articleId === articleId);
  return place < 0 ? Number.POSITIVE_INFINITY : place + 1;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
