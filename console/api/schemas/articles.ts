import { z } from 'zod';
import { articleSchema } from '../../../knowledge/index.ts';
import type { ArticleAnswer, ArticleHitAnswer } from '../../wire.ts';
import * as field from './fields.ts';
import { listOf, named, time } from './named.ts';

/** A revision of an article. */
export const articleAnswer = named<ArticleAnswer>(
  'Article',
  z.object({
    id: z.string(),
    language: field.language,
    revision: z.int().min(1),
    status: z.enum(['draft', 'inReview', 'published', 'archived']),
    title: z.string(),
    body: z.string(),
    questions: z.array(z.string()),
    intents: z.array(z.string()),
    product: z.string(),
    issueType: z.string(),
    urgency: z.enum(['low', 'normal', 'high']),
    audience: z.enum(['customers', 'agents']),
    channels: z.record(z.string(), z.string()),
    validFrom: time.nullable(),
    validUntil: time.nullable(),
    reviewBy: time.nullable(),
    tags: z.array(z.string()),
    author: z.string(),
    authorName: z.string().nullable(),
    note: z.string(),
    at: time,
  }),
);
/** Articles, or revisions of one. */
export const articleList = listOf('ArticleList', articleAnswer);

/** Articles that were found, best first. */
export const articleHitList = listOf(
  'ArticleHitList',
  named<ArticleHitAnswer>('ArticleHit', z.object({ score: z.number(), article: articleAnswer })),
);

const note = z.string().max(500).default('');

/** A new article, as its author sends it. */
export const newArticle = articleSchema.extend({ note });

/** A new revision of an article whose id and language stand in the address. */
export const articleRevision = articleSchema.omit({ id: true, language: true }).extend({
  note,
  /** The revision that the author saw; 0: none in this language yet. */
  expectedRevision: z.int().min(0),
});
