import type { ArticleRecord } from '../answers/store.ts';
import { isShown } from '../shownArticle.ts';
import type { Article } from '../store.ts';
import { wilsonLowerBound } from './wilson.ts';

/** A published article that hardly anybody was answered with. */
export interface UnfoundArticle {
  readonly article: Article;
  /** How often the bot answered with it in the period. */
  readonly given: number;
}

/** An article whose answers did not do. */
export interface TroubledArticle extends ArticleRecord {
  readonly article: Article;
  /** Share of its answers that failed, 0 to 1, and the least share that the numbers speak for. */
  readonly rate: number;
  readonly atLeast: number;
}

/** Articles answered with more often than this are found. */
const HARDLY = 1;

/**
 * The articles for customers that the bot hardly answered with since an instant, those never first, then
 * the longest unchanged first. What was first published since then has had no time to be found.
 */
export function unfoundArticles(
  published: Iterable<Article>,
  records: readonly ArticleRecord[],
  { since, now }: { readonly since: Date; readonly now: Date },
): readonly UnfoundArticle[] {
  const given = new Map(
    records.map((record) => [keyOf(record.articleId, record.language), record.given]),
  );
  return [...published]
    .filter((article) => isShown(article, { audience: 'customers', now }))
    .filter(({ revision, at, validFrom }) => {
      const shownFrom = Math.max(revision === 1 ? at.getTime() : 0, validFrom?.getTime() ?? 0);
      return shownFrom <= since.getTime();
    })
    .map((article) => ({ article, given: given.get(keyOf(article.id, article.language)) ?? 0 }))
    .filter((one) => one.given <= HARDLY)
    .sort(
      (one, other) =>
        one.given - other.given || one.article.at.getTime() - other.article.at.getTime(),
    );
}

/** The articles whose answers failed, the surest trouble first, so that one bad case tops no list. */
export function troubledArticles(
  published: Iterable<Article>,
  records: readonly ArticleRecord[],
): readonly TroubledArticle[] {
  const articles = new Map([...published].map((one) => [keyOf(one.id, one.language), one]));
  return records
    .flatMap((record) => {
      const article = articles.get(keyOf(record.articleId, record.language));
      if (!article || record.failed === 0) return [];
      const rate = record.failed / record.given;
      return [{ ...record, article, rate, atLeast: wilsonLowerBound(record.failed, record.given) }];
    })
    .sort((one, other) => other.atLeast - one.atLeast || other.failed - one.failed);
}

function keyOf(id: string, language: Article['language']): string {
  return `${language} ${id}`;
}
