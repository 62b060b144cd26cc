import { z } from 'zod';
import { type Article, draftOf, type Language, reviewList } from '../../../knowledge/index.ts';
import { ConsoleError } from '../../consoleError.ts';
import {
  articleAnswerOf,
  articleAnswers,
  changesBetween,
  reviewAnswers,
} from '../answers/articleAnswers.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Route, route } from '../route.ts';
import {
  articleAnswer,
  articleDiff,
  articleRestoring,
  articleVersions,
  reviewItems,
} from '../schemas/articles.ts';
import * as field from '../schemas/fields.ts';
import { savedOr } from './articleRoutes.ts';
import { AUTHORS, page, READERS } from './intentRoutes.ts';

const byLanguage = z.strictObject({ language: field.language });
const number = z.coerce.number().int().min(1);

/** What articles were, what changed in them, and what of them is to be looked at. */
export const articleHistoryRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/articles/review',
    summary: 'Articles that expired, soon will, are overdue for a review or wait for one',
    access: READERS,
    answer: reviewItems,
    async run(_, api) {
      const { knowledge } = api;
      const articles = { standing: knowledge.published(), latest: knowledge.latest() };
      return { items: await reviewAnswers(reviewList(articles, api.now()), api), next: null };
    },
  }),
  route({
    method: 'GET',
    path: '/articles/{id}/revisions',
    summary: 'The revisions of an article, newest first',
    access: READERS,
    params: field.idParams,
    query: byLanguage.extend(page.shape),
    answer: articleVersions,
    async run({ params: { id }, query: { language, cursor, limit } }, api) {
      const revisions = await api.articles.revisions(id, language);
      const rest = revisions.filter(({ revision }) => cursor === undefined || revision < cursor);
      const items = rest.slice(0, limit);
      return {
        items: await articleAnswers(items, api),
        next: rest.length > limit ? String(items.at(-1)?.revision) : null,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/articles/{id}/revisions/{revision}',
    summary: 'A revision of an article',
    access: READERS,
    params: field.idParams.extend({ revision: number }),
    query: byLanguage,
    answer: articleAnswer,
    async run({ params: { id, revision }, query: { language } }, api) {
      return articleAnswerOf(await revisionOf({ id, language, revision }, api), api);
    },
  }),
  route({
    method: 'GET',
    path: '/articles/{id}/diff',
    summary: 'What changed from one revision to another, by field; texts by line and word',
    access: READERS,
    params: field.idParams,
    query: byLanguage.extend({ from: number, to: number }),
    answer: articleDiff,
    async run({ params: { id }, query: { language, from, to } }, api) {
      const [before, after] = await Promise.all(
        [from, to].map((revision) => revisionOf({ id, language, revision }, api)),
      );
      if (!before || !after) throw new Error(`Article ${id} lost a revision`);
      return { from, to, changes: changesBetween(before, after) };
    },
  }),
  route({
    method: 'POST',
    path: '/articles/{id}/restore',
    summary: 'Add a revision that says what an earlier one said',
    access: AUTHORS,
    params: field.idParams,
    body: articleRestoring,
    status: 201,
    answer: articleAnswer,
    async run({ caller, params: { id }, body }, api) {
      const { note, expectedRevision, ...earlier } = body;
      const revising = { note, expectedRevision, author: caller.account.id, now: api.now() };
      const outcome = await api.knowledge.restore({ id, ...earlier }, revising);
      return savedOr(outcome, draftOf(await revisionOf({ id, ...earlier }, api)), api);
    },
  }),
];

async function revisionOf(
  { id, language, revision }: { id: string; language: Language; revision: number },
  { articles }: ApiParts,
): Promise<Article> {
  const all = await articles.revisions(id, language);
  const found = all.find((one) => one.revision === revision);
  if (found) return found;
  throw new ConsoleError('notFound', `Article ${id} has no revision ${revision} in ${language}`);
}
