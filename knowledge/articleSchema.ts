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
const list = (item: z.ZodType<string>, most: number) => z.array(item).max(most).default([]);

/** What a valid article looks like, sizes in characters. */
export const articleSchema = z.strictObject({
  id: text(100).regex(/^[a-z0-9][a-z0-9.-]*$/, 'small letters, digits, "." and "-" only'),
  language: z.enum(['zh', 'en']),
  status: z.enum(['draft', 'published', 'archived']).default('published'),
  title: text(200),
  body: text(20_000),
  questions: list(text(300), 100),
  intents: list(key, 20),
  product: path.default('all'),
  issueType: key,
  urgency: z.enum(['low', 'normal', 'high']).default('normal'),
  tags: list(text(50), 30),
});

/** Returns the input as an article, or throws `invalidArticle` with a message for each wrong field. */
export function parseArticle(input: unknown): ArticleDraft {
  const result = articleSchema.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[fieldOf(issue)] ??= issue.message;
  const names = Object.keys(fields).join(', ');
  throw new KnowledgeError('invalidArticle', `The article is not valid: ${names}`, { fields });
}

/** A field we don't know is named itself, not the object around it. */
function fieldOf(issue: z.core.$ZodIssue): string {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...unknown].join('.') || 'article';
}
