import {
  type Article,
  type ArticleRecord,
  articleIds,
  clearHit,
  isShown,
  type QuestionGap,
  questionGaps,
  troubledArticles,
  unfoundArticles,
} from '../../../knowledge/index.ts';
import type { UnansweredMessage } from '../../../recognizers/index.ts';
import { iso } from '../answers/iso.ts';
import type { ApiParts } from '../apiParts.ts';
import { type Route, route } from '../route.ts';
import { gapsAnswer, gapsWanted } from '../schemas/gaps.ts';
import { READERS } from './intentRoutes.ts';

const DAY_MS = 86_400_000;

/** What the knowledge base lacks. */
export const gapRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/insights/gaps',
    summary:
      'Questions without an article, articles that nobody finds, and articles that do not help',
    access: READERS,
    query: gapsWanted,
    answer: gapsAnswer,
    async run({ query: { days, language, limit } }, api) {
      const now = api.now();
      const since = new Date(now.getTime() - days * DAY_MS);
      const isWanted = (one: { readonly language: string }) =>
        !language || one.language === language;
      const published = [...api.knowledge.published()].filter(isWanted);
      const records = (await recordsSince(since, api)).filter(isWanted);
      const messages = await api.authoring?.inbox.open({ language });
      const questions = questionGaps((messages ?? []).map(questionOf), {
        since,
        corpus: published.flatMap(wordsOf),
      });
      const unfound = unfoundArticles(published, records, { since, now });
      const troubled = troubledArticles(published, records);
      const newId = articleIds(api.knowledge.latest());
      return {
        since: iso(since),
        questions: await Promise.all(
          questions.slice(0, limit).map(async (gap) => {
            const near = nearestTo(gap, api);
            return { ...gap, lastAt: iso(gap.lastAt), near, newId: await newId(gap.question) };
          }),
        ),
        unfound: unfound.slice(0, limit).map(({ article, given }) => {
          return { ...nameOf(article), given, at: iso(article.at) };
        }),
        troubled: troubled
          .slice(0, limit)
          .map(({ article, articleId: _, solved: __, ...numbers }) => {
            return { ...numbers, ...nameOf(article) };
          }),
        totals: {
          asked: sum(questions, ({ count }) => count),
          given: sum(records, ({ given }) => given),
          failed: sum(records, ({ failed }) => failed),
          articles: published.filter((one) => isShown(one, { audience: 'customers', now })).length,
          questions: questions.length,
          unfound: unfound.length,
          troubled: troubled.length,
        },
      };
    },
  }),
];

async function recordsSince(since: Date, { answers }: ApiParts): Promise<readonly ArticleRecord[]> {
  return (await answers?.articleRecords(since)) ?? [];
}

function questionOf({ text, language, count, lastAt, reason }: UnansweredMessage) {
  return { text, language, count, lastAt, escalated: reason === 'escalated' };
}

function wordsOf({ title, questions, language }: Article) {
  return [title, ...questions].map((text) => ({ text, language }));
}

/** The article that fits a question clearly, though the bot wasn't sure. */
function nearestTo({ question, language }: QuestionGap, { knowledge }: ApiParts) {
  const hit = clearHit(knowledge.search(question, { language, limit: 2 }));
  return hit ? nameOf(hit.article) : null;
}

function nameOf({ id, language, title }: Article): Pick<Article, 'id' | 'language' | 'title'> {
  return { id, language, title };
}

function sum<T>(entries: readonly T[], amountOf: (entry: T) => number): number {
  return entries.reduce((total, entry) => total + amountOf(entry), 0);
}
