import { type ArticleDraft, draftOf } from '../articleSchema.ts';
import type { Article } from '../store.ts';

/** The fields of an article that its author writes, in the order of files. */
export const ARTICLE_FIELDS = [
  'id',
  'language',
  'status',
  'title',
  'body',
  'questions',
  'intents',
  'product',
  'issueType',
  'urgency',
  'audience',
  'channels',
  'validFrom',
  'validUntil',
  'reviewBy',
  'tags',
] as const satisfies readonly (keyof ArticleDraft)[];

/** One of them. */
export type ArticleField = (typeof ARTICLE_FIELDS)[number];

/** The fields that hold lists. */
export const LIST_FIELDS: readonly ArticleField[] = ['questions', 'intents', 'tags'];

/** What a file says of a revision: all that its author wrote, and its number. Instants are text. */
export function fieldsOf(article: Article): Readonly<Record<ArticleField, unknown>> & {
  readonly revision: number;
} {
  const { validFrom, validUntil, reviewBy, ...draft } = draftOf(article);
  return {
    ...draft,
    revision: article.revision,
    validFrom: validFrom?.toISOString() ?? null,
    validUntil: validUntil?.toISOString() ?? null,
    reviewBy: reviewBy?.toISOString() ?? null,
  };
}

/** The fields in which two articles differ; line ends and the order of channels are no difference. */
export function differingFields(one: ArticleDraft, other: ArticleDraft): readonly ArticleField[] {
  return ARTICLE_FIELDS.filter((field) => comparable(one[field]) !== comparable(other[field]));
}

function comparable(value: ArticleDraft[ArticleField]): string {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const plain = isMap && !(value instanceof Date) ? Object.entries(value).sort(byKey) : value;
  return JSON.stringify(plain).replaceAll('\\r\\n', '\\n');
}

function byKey([one]: [string, string], [other]: [string, string]): number {
  return one < other ? -1 : 1;
}
