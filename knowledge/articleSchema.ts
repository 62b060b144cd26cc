import { z } from 'zod';
import { KnowledgeError } from './knowledgeError.ts';
import type { Article } from './store.ts';

/** An article as its author writes it, before the knowledge base numbers and signs the revision. */
export type ArticleDraft = Omit<Article, 'revision' | 'author' | 'note' | 'at'>;

const text = (longest: number) => z.string().trim().min(1).max(longest);
const key = text(100).regex(
  /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u,
  'letters, digits, ".", "_" and "-" only',
);
const path = text(200).regex(
  /^[\p{L}\p{N}][\p{L}\p{N}._-]*(\/[\p{L}\p{N}][\p{L}\p{N}._-]*)*$/u,
  'names joined by "/", such as "electronics/audio"',
);
/** An instant as text with its zone, or a day, which begins at midnight UTC. */
const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'an instant such as "2026-11-22T08:00:00Z", or a day such as "2026-11-22"',
  })
  .nullable()
  .default(null);
const list = (item: z.ZodType<string>, most: number) => z.array(item).max(most).default([]);

/** What a valid article looks like, sizes in characters. */
export const articleSchema = z.strictObject({
  id: text(100).regex(/^[a-z0-9][a-z0-9.-]*$/, 'small letters, digits, "." and "-" only'),
  language: z.enum(['zh', 'en']),
  status: z.enum(['draft', 'inReview', 'published', 'archived']).default('published'),
  title: text(200),
  body: text(20_000),
  questions: list(text(300), 100),
  intents: list(key, 20),
  product: path.default('all'),
  issueType: key,
  urgency: z.enum(['low', 'normal', 'high']).default('normal'),
  audience: z.enum(['customers', 'agents']).default('customers'),
  channels: z
    .record(
      text(50).regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and "-" only'),
      text(20_000),
    )
    .refine((bodies) => Object.keys(bodies).length <= 10, 'at most 10 channels')
    .default({}),
  validFrom: instant,
  validUntil: instant,
  reviewBy: instant,
  tags: list(text(50), 30),
});

/**
 * Returns the input as an article, or throws `invalidArticle` with a message for each wrong field.
 * Instants may be `Date` or text.
 */
export function parseArticle(input: unknown): ArticleDraft {
  const result = articleSchema.safeParse(withoutDates(input));
  if (!result.success) {
    const fields: Record<string, string> = {};
    for (const issue of result.error.issues) fields[fieldOf(issue)] ??= issue.message;
    throw invalidArticle(fields);
  }
  const { validFrom, validUntil, reviewBy, ...rest } = result.data;
  const from = dateOf(validFrom);
  const until = dateOf(validUntil);
  if (from && until && until <= from)
    throw invalidArticle({ validUntil: 'must be after validFrom' });
  return { ...rest, validFrom: from, validUntil: until, reviewBy: dateOf(reviewBy) };
}

/** What an author wrote of a revision. */
export function draftOf({ revision, author, note, at, ...draft }: Article): ArticleDraft {
  return draft;
}

/** The refusal of an article for what is wrong with these fields. */
export function invalidArticle(fields: Readonly<Record<string, string>>): KnowledgeError {
  const names = Object.keys(fields).join(', ');
  return new KnowledgeError('invalidArticle', `The article is not valid: ${names}`, { fields });
}

const INSTANTS = ['validFrom', 'validUntil', 'reviewBy'] as const;

/** The schema knows instants as they travel, as text. */
function withoutDates(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const dates = INSTANTS.flatMap((field) => {
    const value: unknown = Reflect.get(input, field);
    if (!(value instanceof Date)) return [];
    return [[field, Number.isNaN(value.getTime()) ? 'no date' : value.toISOString()]];
  });
  return { ...input, ...Object.fromEntries(dates) };
}

function dateOf(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}

/** A field we don't know is named itself, not the object around it. */
function fieldOf(issue: z.core.$ZodIssue): string {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...unknown].join('.') || 'article';
}
