import { z } from 'zod';
import type { ErrorAnswer } from '../../wire.ts';
import { articleConflict } from './articles.ts';
import * as field from './fields.ts';
import { comparisonSchema, named } from './named.ts';

/** What every refused request answers. */
export const errorAnswer = named<ErrorAnswer>(
  'Error',
  z.object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      fields: z.record(z.string(), z.string()).optional(),
      owner: z
        .object({
          state: field.conversationState,
          agentId: z.string().nullable(),
          agentName: z.string().nullable(),
        })
        .optional(),
      comparison: comparisonSchema.optional(),
      ...articleConflict,
    }),
  }),
);
