import { z } from 'zod';
import type { GapsAnswer } from '../../wire.ts';
import * as field from './fields.ts';
import { named, time } from './named.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const article = z.object({ id: z.string(), language: field.language, title: z.string() });

/** What the knowledge base lacks. */
export const gapsAnswer = named<GapsAnswer>(
  'Gaps',
  z.object({
    since: time,
    questions: z.array(
      z.object({
        ...{ question: z.string(), language: field.language, lastAt: time },
        ...{ count, wordings: count, escalated: count },
        examples: z.array(z.string()),
        near: article.nullable(),
        newId: z.string(),
      }),
    ),
    unfound: z.array(article.extend({ given: count, at: time })),
    troubled: z.array(
      article.extend({
        ...{ given: count, failed: count, notHelped: count, askedAgain: count, escalated: count },
        ...{ rate: share, atLeast: share },
      }),
    ),
    totals: z.object({
      ...{ asked: count, given: count, failed: count, articles: count },
      ...{ questions: count, unfound: count, troubled: count },
    }),
  }),
);

/** Of which days and language, and how many of each. */
export const gapsWanted = z.strictObject({
  days: z.coerce.number().int().min(1).max(365).default(30),
  language: field.language.optional(),
  limit: field.limit(200, 50),
});
