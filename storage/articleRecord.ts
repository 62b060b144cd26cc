import type { Article } from '../knowledge/store.ts';

/** What articles were before they had these fields. */
const DEFAULTS = {
  audience: 'customers',
  channels: {},
  validFrom: null,
  validUntil: null,
  reviewBy: null,
} satisfies Partial<Article>;

/** An article of a record that may be older than some of its fields. */
export function articleOf(
  record: Omit<Article, keyof typeof DEFAULTS> & Partial<Article>,
): Article {
  return { ...DEFAULTS, ...record };
}

/** Whether a revision decides what is shown, rather than being work on top of one that does. */
export function stands({ status }: Pick<Article, 'status'>): boolean {
  return status === 'published' || status === 'archived';
}
