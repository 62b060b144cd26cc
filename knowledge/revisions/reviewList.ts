import type { Article } from '../store.ts';

/** Why somebody should look at an article. */
export type ReviewReason = 'inReview' | 'expired' | 'expiring' | 'reviewOverdue';

/** An article that somebody should look at. */
export interface ReviewItem {
  readonly article: Article;
  readonly reason: ReviewReason;
  /** Since when or, where it is still to come, from when on: the end of validity, the time of review. */
  readonly at: Date;
}

/** An article is listed so many days before its validity ends. */
export const EXPIRING_DAYS = 14;

const DAY_MS = 24 * 60 * 60 * 1000;
const REASONS: readonly ReviewReason[] = ['inReview', 'expired', 'reviewOverdue', 'expiring'];

/**
 * What is to be looked at: of the articles that stand, those that expired, soon will, or were not
 * reviewed in time; and of the latest revisions, those that wait for a review. By reason, the longest
 * due first; an article can be there for several reasons.
 */
export function reviewList(
  articles: { readonly standing: Iterable<Article>; readonly latest: Iterable<Article> },
  now: Date,
): readonly ReviewItem[] {
  const waiting = [...articles.latest]
    .filter(({ status }) => status === 'inReview')
    .map((article): ReviewItem => ({ article, reason: 'inReview', at: article.at }));
  const items = [...waiting, ...[...articles.standing].flatMap((article) => dueOf(article, now))];
  return items.sort(
    (a, b) =>
      REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason) || a.at.getTime() - b.at.getTime(),
  );
}

function dueOf(article: Article, now: Date): readonly ReviewItem[] {
  const { status, validUntil, reviewBy } = article;
  if (status !== 'published') return [];
  const soon = new Date(now.getTime() + EXPIRING_DAYS * DAY_MS);
  const items: ReviewItem[] = [];
  if (validUntil && validUntil <= now) items.push({ article, reason: 'expired', at: validUntil });
  else if (validUntil && validUntil <= soon) {
    items.push({ article, reason: 'expiring', at: validUntil });
  }
  if (reviewBy && reviewBy <= now) items.push({ article, reason: 'reviewOverdue', at: reviewBy });
  return items;
}
