import type { Article } from '../../knowledge/index.ts';

/** A published article with plain defaults. */
export function anArticle(changes: Partial<Article> = {}): Article {
  return {
    id: 'return-policy',
    language: 'en',
    revision: 1,
    status: 'published',
    title: 'Returning an item',
    body: 'Send it back within seven days.',
    questions: ['How do I return something?'],
    intents: ['return.policy'],
    product: 'all',
    issueType: 'returns',
    urgency: 'normal',
    audience: 'customers',
    channels: {},
    validFrom: null,
    validUntil: null,
    reviewBy: null,
    tags: [],
    author: 'author-1',
    note: '',
    at: new Date('2026-11-22T08:00:00Z'),
    ...changes,
  };
}
