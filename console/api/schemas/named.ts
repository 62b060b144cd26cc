import { z } from 'zod';
import type { ListAnswer } from '../../wire.ts';

/** The answers by the names under which `openapi.json` describes them. */
export const answerNames = z.registry<{ readonly id: string }>();

/** Gives an answer its name. */
export function named<T>(id: string, schema: z.ZodType<T>): z.ZodType<T> {
  answerNames.add(schema, { id });
  return schema;
}

/** A named list of answers. */
export function listOf<T>(id: string, item: z.ZodType<T>): z.ZodType<ListAnswer<T>> {
  return named(id, z.object({ items: z.array(item), next: z.string().nullable() }));
}

/** An instant in an answer, ISO 8601 in UTC. */
export const time = z.iso.datetime();

const share = z.number().min(0).max(1);

/** A version of the model against the active one. */
export const comparisonSchema = z.object({
  accuracy: share.nullable(),
  activeAccuracy: share.nullable(),
  worseIntents: z.array(z.object({ intent: z.string(), f1: share, activeF1: share })),
  isWorse: z.boolean(),
});
