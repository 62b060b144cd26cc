import type { Article, Audience } from './store.ts';

/** Who reads, and when. */
export interface Reading {
  readonly audience: Audience;
  readonly now: Date;
}

/** Whether an article is shown: published, valid at `now`, and for this audience; agents read everything. */
export function isShown(
  article: Pick<Article, 'status' | 'audience' | 'validFrom' | 'validUntil'>,
  { audience, now }: Reading,
): boolean {
  if (article.status !== 'published') return false;
  if (article.audience === 'agents' && audience !== 'agents') return false;
  return isValid(article, now);
}

/** Whether a revision decides what is shown, rather than being work on top of one that does. */
export function stands({ status }: Pick<Article, 'status'>): boolean {
  return status === 'published' || status === 'archived';
}

/** Whether an instant is within an article's validity: from `validFrom` until just before `validUntil`. */
export function isValid(
  { validFrom, validUntil }: Pick<Article, 'validFrom' | 'validUntil'>,
  now: Date,
): boolean {
  return (validFrom === null || validFrom <= now) && (validUntil === null || now < validUntil);
}

/** What an article says on a channel, as Markdown. */
export function bodyFor({ body, channels }: Pick<Article, 'body' | 'channels'>, channelId: string) {
  return Object.hasOwn(channels, channelId) ? (channels[channelId] ?? body) : body;
}
