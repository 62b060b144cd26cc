import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  ArticleAnswer,
  ArticleDiffAnswer,
  ArticleListAnswer,
  ListAnswer,
  ReviewItemAnswer,
  TaxonomyAnswer,
} from '../../../wire.ts';
import type { ArticleFields } from '../articles/articleDraft.ts';
import { queryClient } from './queryClient.ts';
import { request, withQuery } from './request.ts';

export type ArticleLanguage = ArticleAnswer['language'];

/** Which articles a list shows; '' matters not. */
export interface ArticleQuery {
  readonly q: string;
  readonly language: string;
  readonly status: string;
  readonly product: string;
  readonly issueType: string;
  readonly urgency: string;
  readonly audience: string;
  readonly tag: string;
  /** ISO 8601; '': now. */
  readonly asOf: string;
}

/** A revision to go back to, and what it is to be. */
export interface Restore {
  readonly language: ArticleLanguage;
  readonly revision: number;
  readonly status: ArticleAnswer['status'];
  readonly expectedRevision: number;
  readonly note: string;
}

const PAGE = 50;

/** Articles that fit, page by page, with facets. */
export function useArticles(query: ArticleQuery) {
  return useInfiniteQuery({
    queryKey: ['articles', 'list', query],
    queryFn: ({ pageParam }) =>
      request<ArticleListAnswer>(
        'GET',
        withQuery('/articles', { ...query, cursor: pageParam, limit: PAGE }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** The latest revision of each language version; none: there is no such article. */
export function useArticle(id: string) {
  return useQuery({
    queryKey: ['article', id],
    queryFn: () => readVersions(id),
    retry: false,
  });
}

/** Reads an article's language versions, as they are or were at an instant. */
export async function readVersions(
  id: string,
  then: { readonly language?: string; readonly asOf?: string } = {},
): Promise<readonly ArticleAnswer[]> {
  const path = withQuery(articlePath(id), then);
  return (await request<ListAnswer<ArticleAnswer>>('GET', path)).items;
}

/** The revisions of one language version, newest first. */
export function useRevisions(id: string, language: ArticleLanguage) {
  return useInfiniteQuery({
    queryKey: ['article', id, 'revisions', language],
    queryFn: ({ pageParam }) =>
      request<ListAnswer<ArticleAnswer>>(
        'GET',
        withQuery(`${articlePath(id)}/revisions`, { language, cursor: pageParam }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** What changed between two revisions; they don't change any more. */
export function useArticleDiff(id: string, language: ArticleLanguage, from: number, to: number) {
  return useQuery({
    queryKey: ['articleDiff', id, language, from, to],
    queryFn: () =>
      request<ArticleDiffAnswer>(
        'GET',
        withQuery(`${articlePath(id)}/diff`, { language, from, to }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What is to be looked at. */
export function useReviewList() {
  return useQuery({
    queryKey: ['articles', 'review'],
    queryFn: () => request<ListAnswer<ReviewItemAnswer>>('GET', '/articles/review'),
    select: (answer) => answer.items,
    // Time alone brings articles here.
    refetchInterval: 60_000,
  });
}

/** The categories and issue types. */
export function useTaxonomy() {
  return useQuery({
    queryKey: ['taxonomy'],
    queryFn: () => request<TaxonomyAnswer>('GET', '/taxonomy'),
  });
}

/** Adds a revision on top of the one that was seen; 0: the language version is new. */
export function saveArticle(
  place: { readonly id: string; readonly language: ArticleLanguage },
  fields: ArticleFields,
  expectedRevision: number,
  note: string,
): Promise<ArticleAnswer> {
  const path = `${articlePath(place.id)}/${place.language}`;
  return changed(request<ArticleAnswer>('PUT', path, { ...fields, expectedRevision, note }));
}

/** Adds a revision that says what an earlier one said. */
export function restoreArticle(id: string, restore: Restore): Promise<ArticleAnswer> {
  return changed(request<ArticleAnswer>('POST', `${articlePath(id)}/restore`, restore));
}

/** Reads again whatever shows articles. */
export async function refreshArticles(): Promise<void> {
  await Promise.all(
    ['articles', 'article'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })),
  );
}

async function changed<T>(answer: Promise<T>): Promise<T> {
  const result = await answer;
  await refreshArticles();
  return result;
}

function articlePath(id: string): string {
  return `/articles/${encodeURIComponent(id)}`;
}
