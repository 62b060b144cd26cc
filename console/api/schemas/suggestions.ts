import { z } from 'zod';
import type { ArticleSuggestionAnswer, SuggestionsAnswer } from '../../wire.ts';
import * as field from './fields.ts';
import { named } from './named.ts';

const articleSuggestion = named<ArticleSuggestionAnswer>(
  'ArticleSuggestion',
  z.object({
    articleId: z.string(),
    language: field.language,
    title: z.string(),
    body: z.string(),
    reply: z.string().nullable(),
    score: z.number(),
    ground: z.enum(['intent', 'words', 'next']),
  }),
);

/** What an agent may answer with. */
export const suggestionsAnswer = named<SuggestionsAnswer>(
  'Suggestions',
  z.object({
    seq: z.int().min(1),
    articles: z.array(articleSuggestion),
    replyFrom: z.string().nullable(),
  }),
);
