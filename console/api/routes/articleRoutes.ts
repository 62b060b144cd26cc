import { z } from 'zod';
import {
  type Article,
  type ArticleDraft,
  facetsOf,
  hasWords,
  isShown,
  meets,
  parseArticle,
  type SaveOutcome,
} from '../../../knowledge/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import type { Account } from '../../store.ts';
import type { ArticleAnswer } from '../../wire.ts';
import {
  articleAnswerOf,
  articleAnswers,
  articleConflictAnswer,
} from '../answers/articleAnswers.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Route, route } from '../route.ts';
import {
  articleAnswer,
  articleFilter,
  articleHitList,
  articleList,
  articleRevision,
  articleVersions,
  asOf,
  newArticle,
} from '../schemas/articles.ts';
import * as field from '../schemas/fields.ts';
import { AUTHORS } from './intentRoutes.ts';

/** Longest article as JSON, in bytes: eleven bodies of 20,000 characters of Chinese, and their questions. */
const ARTICLE_BYTES = 1024 * 1024;

const byLanguage = z.strictObject({ language: field.language });
const someLanguage = byLanguage.partial().extend({ asOf: asOf.optional() });
const list = articleFilter.extend({
  ...someLanguage.shape,
  q: field.words(500).optional(),
  cursor: field.cursor.optional(),
  limit: field.limit(200, 50),
});
const search = articleFilter
  .omit({ status: true })
  .extend({ language: field.language, q: field.words(500), limit: field.limit(50, 5) });

/** The knowledge base. Agents read what is published; editors see and write all. */
export const articleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/articles',
    summary: 'The latest revision of each article, or that of a day, the newest change first',
    access: 'signedIn',
    query: list,
    answer: articleList,
    async run({ caller, query: { cursor, limit, language, asOf, q, ...filter } }, api) {
      const articles = (await visibleTo(caller.account, { asOf }, api)).filter(
        (article) => (!language || article.language === language) && (!q || hasWords(article, q)),
      );
      const wanted = articles
        .filter((article) => meets(article, filter))
        .map((article) => ({ article, place: placeOf(article) }))
        .sort((a, b) => (a.place > b.place ? -1 : 1));
      const rest = cursor ? wanted.filter(({ place }) => place < cursor) : wanted;
      const page = rest.slice(0, limit);
      return {
        items: await articleAnswers(
          page.map(({ article }) => article),
          api,
        ),
        next: rest.length > limit ? (page.at(-1)?.place ?? null) : null,
        facets: facetsOf(articles, filter),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/articles',
    summary: 'Add an article, or an article in one more language',
    access: AUTHORS,
    body: newArticle,
    bodyBytes: ARTICLE_BYTES,
    status: 201,
    answer: articleAnswer,
    async run({ caller, body: { note, ...draft } }, api) {
      return save(parseArticle(draft), { note, expectedRevision: 0 }, caller.account, api);
    },
  }),
  route({
    method: 'GET',
    path: '/articles/search',
    summary: 'Published articles that fit, best first',
    access: 'signedIn',
    query: search,
    answer: articleHitList,
    async run({ query: { q, language, limit, ...filter } }, api) {
      const { knowledge } = api;
      const found = knowledge.searchWithFacets(q, { language, limit, filter, audience: 'agents' });
      const answers = await articleAnswers(
        found.hits.map(({ article }) => article),
        api,
      );
      const items = answers.map((article, index) => ({
        ...{ article, score: found.hits[index]?.score ?? 0 },
        snippet: knowledge.snippet(article, q),
      }));
      return { items, next: null, total: found.total, facets: found.facets };
    },
  }),
  route({
    method: 'GET',
    path: '/articles/{id}',
    summary: 'The latest revision of each language version of an article, or that of a day',
    access: 'signedIn',
    params: field.idParams,
    query: someLanguage,
    answer: articleVersions,
    async run({ caller, params: { id }, query: { language, asOf } }, api) {
      const versions = (await visibleTo(caller.account, { id, asOf }, api)).filter(
        (article) => !language || article.language === language,
      );
      if (versions.length > 0) return { items: await articleAnswers(versions, api), next: null };
      throw new ConsoleError(
        'notFound',
        `There is no article ${id}${language ? ` in ${language}` : ''}`,
      );
    },
  }),
  route({
    method: 'PUT',
    path: '/articles/{id}/{language}',
    summary: 'Add a revision on top of the one that its author saw',
    access: AUTHORS,
    params: field.idParams.extend(byLanguage.shape),
    body: articleRevision,
    bodyBytes: ARTICLE_BYTES,
    answer: articleAnswer,
    async run({ caller, params, body: { note, expectedRevision, ...draft } }, api) {
      const article = parseArticle({ ...draft, ...params });
      return save(article, { note, expectedRevision }, caller.account, api);
    },
  }),
];

/** The articles that an account sees: agents those that are shown, or were then; editors all. */
async function visibleTo(
  { roles }: Account,
  { id, asOf }: { readonly id?: string; readonly asOf?: string | undefined },
  api: ApiParts,
): Promise<readonly Article[]> {
  const { articles, knowledge, now } = api;
  const isReader = roles.some((role) => role !== 'agent');
  const at = asOf === undefined ? now() : endOf(asOf);
  const all =
    asOf !== undefined
      ? await articles.articlesAsOf(at)
      : isReader
        ? knowledge.latest()
        : knowledge.published();
  const reading = { audience: 'agents' as const, now: at };
  return [...all].filter(
    (article) => (id === undefined || article.id === id) && (isReader || isShown(article, reading)),
  );
}

/** Sorts by time, and tells apart what was saved at the same time. */
function placeOf({ at, id, language }: Article): string {
  return `${at.toISOString()} ${id} ${language}`;
}

/** The last instant of a day, or the instant. */
function endOf(asOf: string): Date {
  return new Date(asOf.includes('T') ? asOf : `${asOf}T23:59:59.999Z`);
}

async function save(
  draft: ArticleDraft,
  revising: { readonly note: string; readonly expectedRevision: number },
  { id }: Account,
  api: ApiParts,
): Promise<ArticleAnswer> {
  const outcome = await api.knowledge.save(draft, { ...revising, author: id, now: api.now() });
  return savedOr(outcome, draft, api);
}

/** The article that was saved; throws what the second of two editors is told. */
export async function savedOr(
  outcome: SaveOutcome,
  draft: ArticleDraft,
  api: ApiParts,
): Promise<ArticleAnswer> {
  if (outcome.outcome === 'saved') return articleAnswerOf(outcome.article, api);
  const revision = outcome.latest?.revision ?? 0;
  throw new ConsoleError('conflict', `The latest revision is ${revision} by now`, {
    fields: { expectedRevision: `is ${revision} by now` },
    article: await articleConflictAnswer(outcome.latest, draft, api),
  });
}
