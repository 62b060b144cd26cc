import { z } from 'zod';
import { type Article, parseArticle, type SaveOutcome } from '../../../knowledge/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import type { Account } from '../../store.ts';
import type { ArticleAnswer } from '../../wire.ts';
import { articleAnswers } from '../answers/articleAnswers.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Route, route } from '../route.ts';
import {
  articleAnswer,
  articleHitList,
  articleList,
  articleRevision,
  newArticle,
} from '../schemas/articles.ts';
import * as field from '../schemas/fields.ts';

/** Longest article as JSON, in bytes: 20,000 characters of Chinese and their questions. */
const ARTICLE_BYTES = 512 * 1024;

const byLanguage = z.strictObject({ language: field.language });
const search = byLanguage.extend({ q: field.words(500), limit: field.limit(50, 5) });

/** The knowledge base. Agents read what is published; editors see and write all. */
export const articleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/articles',
    summary: 'The latest revision of each article',
    access: 'signedIn',
    query: byLanguage.partial(),
    answer: articleList,
    async run({ caller, query: { language } }, api) {
      const articles = (await api.articles.articles()).filter(
        (article) =>
          isVisible(article, caller.account) && (!language || article.language === language),
      );
      return { items: await articleAnswers(articles, api), next: null };
    },
  }),
  route({
    method: 'POST',
    path: '/articles',
    summary: 'Add an article, or an article in one more language',
    access: ['editor', 'admin'],
    body: newArticle,
    bodyBytes: ARTICLE_BYTES,
    status: 201,
    answer: articleAnswer,
    async run({ caller, body: { note, ...draft } }, api) {
      return save(draft, { note, expectedRevision: 0 }, caller.account, api);
    },
  }),
  route({
    method: 'GET',
    path: '/articles/search',
    summary: 'Published articles that fit, best first',
    access: 'signedIn',
    query: search,
    answer: articleHitList,
    async run({ query: { q, ...options } }, api) {
      const hits = api.knowledge.search(q, { ...options, audience: 'agents' });
      const answers = await articleAnswers(
        hits.map(({ article }) => article),
        api,
      );
      const items = answers.map((article, index) => ({ score: hits[index]?.score ?? 0, article }));
      return { items, next: null };
    },
  }),
  route({
    method: 'GET',
    path: '/articles/{id}',
    summary: 'The latest revision of an article',
    access: 'signedIn',
    params: field.idParams,
    query: byLanguage,
    answer: articleAnswer,
    async run({ caller, params: { id }, query: { language } }, api) {
      const article = await api.articles.article(id, language);
      if (article && isVisible(article, caller.account)) return answerOf(article, api);
      throw new ConsoleError('notFound', `There is no article ${id} in ${language}`);
    },
  }),
  route({
    method: 'PUT',
    path: '/articles/{id}',
    summary: 'Add a revision on top of the one that its author saw',
    access: ['editor', 'admin'],
    params: field.idParams,
    query: byLanguage,
    body: articleRevision,
    bodyBytes: ARTICLE_BYTES,
    answer: articleAnswer,
    async run({ caller, params, query, body: { note, expectedRevision, ...draft } }, api) {
      const whole = { ...draft, ...params, ...query };
      return save(whole, { note, expectedRevision }, caller.account, api);
    },
  }),
  route({
    method: 'GET',
    path: '/articles/{id}/revisions',
    summary: 'All revisions of an article, newest first',
    access: ['editor', 'supervisor', 'admin'],
    params: field.idParams,
    query: byLanguage,
    answer: articleList,
    async run({ params: { id }, query: { language } }, api) {
      const revisions = await api.articles.revisions(id, language);
      return { items: await articleAnswers(revisions, api), next: null };
    },
  }),
];

function isVisible({ status }: Article, { roles }: Account): boolean {
  return status === 'published' || roles.some((role) => role !== 'agent');
}

async function save(
  draft: object,
  revising: { readonly note: string; readonly expectedRevision: number },
  { id }: Account,
  api: ApiParts,
): Promise<ArticleAnswer> {
  const outcome = await api.knowledge.save(parseArticle(draft), {
    ...revising,
    author: id,
    now: api.now(),
  });
  if (outcome.outcome === 'saved') return answerOf(outcome.article, api);
  throw conflict(outcome);
}

function conflict({ latest }: Extract<SaveOutcome, { outcome: 'conflict' }>): ConsoleError {
  const revision = latest?.revision ?? 0;
  return new ConsoleError('conflict', `The latest revision is ${revision} by now`, {
    fields: { expectedRevision: `is ${revision} by now` },
  });
}

async function answerOf(article: Article, api: ApiParts): Promise<ArticleAnswer> {
  const [answer] = await articleAnswers([article], api);
  if (!answer) throw new Error(`Article ${article.id} gave no answer`);
  return answer;
}
