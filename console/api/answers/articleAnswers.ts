import {
  type Article,
  type ArticleDraft,
  diffArticles,
  type FieldChange,
  type ReviewItem,
} from '../../../knowledge/index.ts';
import type {
  ArticleAnswer,
  ArticleConflictAnswer,
  FieldChangeAnswer,
  ReviewItemAnswer,
} from '../../wire.ts';
import type { ApiParts } from '../apiParts.ts';
import { nameIn, namesOf } from '../names.ts';
import { iso } from './iso.ts';

type Sources = Pick<ApiParts, 'accounts' | 'store' | 'knowledge'>;

const LANGUAGES = ['zh', 'en'] as const;

/** Articles, or revisions, with their authors' names. */
export async function articleAnswers(
  articles: readonly Article[],
  api: Sources,
): Promise<readonly ArticleAnswer[]> {
  const { knowledge } = api;
  const names = await namesOf(
    articles.map(({ author }) => author),
    api,
  );
  return articles.map((article) => ({
    ...article,
    authorName: nameIn(names, article.author),
    validFrom: iso(article.validFrom),
    validUntil: iso(article.validUntil),
    reviewBy: iso(article.reviewBy),
    at: iso(article.at),
    publishedRevision: knowledge.publishedOf(article.id, article.language)?.revision ?? null,
    languages: LANGUAGES.filter((language) => knowledge.latestOf(article.id, language)),
  }));
}

/** One article, or revision. */
export async function articleAnswerOf(article: Article, api: Sources): Promise<ArticleAnswer> {
  const [answer] = await articleAnswers([article], api);
  if (!answer) throw new Error(`Article ${article.id} gave no answer`);
  return answer;
}

/** What is to be looked at. */
export async function reviewAnswers(
  items: readonly ReviewItem[],
  api: Sources,
): Promise<readonly ReviewItemAnswer[]> {
  const answers = await articleAnswers(
    items.map(({ article }) => article),
    api,
  );
  return answers.flatMap((article, index) => {
    const item = items[index];
    return item ? [{ reason: item.reason, at: iso(item.at), article }] : [];
  });
}

/** What changed from one revision, or draft, to another. */
export function changesBetween(from: ArticleDraft, to: ArticleDraft): readonly FieldChangeAnswer[] {
  return diffArticles(from, to).map(changeAnswer);
}

/** What the second of two editors is told: what the first wrote, and how theirs differs from it. */
export async function articleConflictAnswer(
  latest: Article | undefined,
  refused: ArticleDraft,
  api: Sources,
): Promise<ArticleConflictAnswer> {
  return {
    latest: latest ? await articleAnswerOf(latest, api) : null,
    changes: latest ? changesBetween(latest, refused) : [],
  };
}

function changeAnswer(change: FieldChange): FieldChangeAnswer {
  return change.kind === 'value'
    ? { ...change, from: textOf(change.from), to: textOf(change.to) }
    : change;
}

function textOf(value: string | Date | null): string | null {
  return value instanceof Date ? iso(value) : value;
}
