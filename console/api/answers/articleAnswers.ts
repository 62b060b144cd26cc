import type { Article } from '../../../knowledge/index.ts';
import type { ArticleAnswer } from '../../wire.ts';
import type { ApiParts } from '../apiParts.ts';
import { nameIn, namesOf } from '../names.ts';
import { iso } from './iso.ts';

/** Articles, or revisions, with their authors' names. */
export async function articleAnswers(
  articles: readonly Article[],
  api: Pick<ApiParts, 'accounts' | 'store'>,
): Promise<readonly ArticleAnswer[]> {
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
  }));
}
