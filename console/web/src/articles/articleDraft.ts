import type { ArticleAnswer } from '../../../wire.ts';

const FIELDS = [
  ...(['status', 'title', 'body', 'questions', 'intents', 'product', 'issueType'] as const),
  ...(['urgency', 'audience', 'channels', 'validFrom', 'validUntil', 'reviewBy', 'tags'] as const),
];

/** A field that an author writes. */
export type ArticleField = (typeof FIELDS)[number];

/** What an author writes of an article. */
export type ArticleFields = Pick<ArticleAnswer, ArticleField>;

/** An article in an author's hands, not saved yet. */
export interface ArticleDraft {
  /** The revision that the author began with; null: a new language version. */
  readonly base: ArticleAnswer | null;
  readonly fields: ArticleFields;
}

/** What a new article begins with; `other`: its version in another language, which it is a translation of. */
export function newFields(other?: ArticleAnswer): ArticleFields {
  return {
    ...(other ? fieldsOf(other) : NEW),
    ...{ status: 'draft', title: '', body: '', questions: [], channels: {}, tags: [] },
  };
}

/** What of a revision its author wrote. */
export function fieldsOf(article: ArticleFields): ArticleFields {
  return Object.fromEntries(FIELDS.map((field) => [field, article[field]])) as ArticleFields;
}

/** The fields in which a draft says something else than what it began with. */
export function changedFields({ base, fields }: ArticleDraft): readonly ArticleField[] {
  const before = base ?? newFields();
  return FIELDS.filter((field) => !same(before[field], fields[field]));
}

/** The field that a change of the API is about: `channels.sms` is about `channels`. */
export function fieldOf(change: { readonly field: string }): ArticleField {
  const name = change.field.split('.')[0];
  const known = FIELDS.find((field) => field === name);
  if (!known) throw new Error(`There is no field ${change.field}`);
  return known;
}

/** Which fields to keep of one's own at first: those that the author changed. */
export function ownFields(draft: ArticleDraft): ReadonlySet<ArticleField> {
  return new Set(changedFields(draft));
}

/** The draft on top of another editor's revision, with these fields of one's own. */
export function onTopOf(
  latest: ArticleAnswer,
  fields: ArticleFields,
  own: ReadonlySet<ArticleField>,
): ArticleDraft {
  const merged = FIELDS.map((field) => [field, own.has(field) ? fields[field] : latest[field]]);
  return { base: latest, fields: Object.fromEntries(merged) as ArticleFields };
}

/** The lines of a text that say something. */
export function filledLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const NEW: ArticleFields = {
  ...{ status: 'draft', title: '', body: '', questions: [], intents: [], tags: [] },
  ...{ product: 'all', issueType: '', urgency: 'normal', audience: 'customers', channels: {} },
  ...{ validFrom: null, validUntil: null, reviewBy: null },
};

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** Keys of channels come in any order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
