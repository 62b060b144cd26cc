import { z } from 'zod';
import { articleSchema, categorySchema, taxonomySchema } from '../../../knowledge/index.ts';
import type {
  ArticleAnswer,
  ArticleDiffAnswer,
  ArticleHitAnswer,
  ArticleHitsAnswer,
  ArticleListAnswer,
  FieldChangeAnswer,
  ReviewItemAnswer,
  TaxonomyAnswer,
  TaxonomyUsesAnswer,
} from '../../wire.ts';
import * as field from './fields.ts';
import { listOf, named, time } from './named.ts';

const status = z.enum(['draft', 'inReview', 'published', 'archived']);
const urgency = z.enum(['low', 'normal', 'high']);
const audience = z.enum(['customers', 'agents']);
const revision = z.int().min(1);
const texts = z.array(z.string());

/** A revision of an article. */
export const articleAnswer = named<ArticleAnswer>(
  'Article',
  z.object({
    id: z.string(),
    language: field.language,
    revision,
    status,
    title: z.string(),
    body: z.string(),
    questions: texts,
    intents: texts,
    product: z.string(),
    issueType: z.string(),
    urgency,
    audience,
    channels: z.record(z.string(), z.string()),
    validFrom: time.nullable(),
    validUntil: time.nullable(),
    reviewBy: time.nullable(),
    tags: texts,
    author: z.string(),
    authorName: z.string().nullable(),
    note: z.string(),
    at: time,
    publishedRevision: revision.nullable(),
    languages: z.array(field.language),
  }),
);
/** Language versions or revisions of an article. */
export const articleVersions = listOf('ArticleVersions', articleAnswer);

const counts = z.array(z.object({ value: z.string(), count: z.int().min(1) }));
const facets = z.object({
  ...{ status: counts, product: counts, issueType: counts },
  ...{ urgency: counts, audience: counts, tag: counts },
});
/** A page of articles, with their facets. */
export const articleList = named<ArticleListAnswer>(
  'ArticleList',
  z.object({ items: z.array(articleAnswer), next: z.string().nullable(), facets }),
);

const highlighted = z.array(z.object({ text: z.string(), hit: z.boolean() }));
const articleHit = named<ArticleHitAnswer>(
  'ArticleHit',
  z.object({
    score: z.number(),
    article: articleAnswer,
    snippet: z.object({ title: highlighted, body: highlighted }),
  }),
);
/** Articles that were found, best first. */
export const articleHitList = named<ArticleHitsAnswer>(
  'ArticleHitList',
  z.object({ items: z.array(articleHit), next: z.null(), total: z.int().min(0), facets }),
);

const diffPart = z.object({ text: z.string(), changed: z.boolean() });
const diffLine = z.object({
  kind: z.enum(['same', 'removed', 'added']),
  parts: z.array(diffPart),
});
const fieldChange = named<FieldChangeAnswer>(
  'FieldChange',
  z.union([
    z.object({ kind: z.literal('text'), field: z.string(), lines: z.array(diffLine) }),
    z.object({
      ...{ kind: z.literal('list'), field: z.string() },
      ...{ kept: texts, removed: texts, added: texts },
    }),
    z.object({
      ...{ kind: z.literal('value'), field: z.string() },
      ...{ from: z.string().nullable(), to: z.string().nullable() },
    }),
  ]),
);
/** What changed between two revisions. */
export const articleDiff = named<ArticleDiffAnswer>(
  'ArticleDiff',
  z.object({ from: revision, to: revision, changes: z.array(fieldChange) }),
);
/** What the second of two editors is told. */
export const articleConflict = {
  latest: articleAnswer.nullable().optional(),
  changes: z.array(fieldChange).optional(),
};

/** Articles that somebody should look at. */
export const reviewItems = listOf(
  'ReviewList',
  named<ReviewItemAnswer>(
    'ReviewItem',
    z.object({
      reason: z.enum(['inReview', 'expired', 'expiring', 'reviewOverdue']),
      at: time,
      article: articleAnswer,
    }),
  ),
);

/** The taxonomy. */
export const taxonomyAnswer = named<TaxonomyAnswer>(
  'Taxonomy',
  taxonomySchema.extend({
    version: z.int().min(0),
    products: z.array(named('Category', categorySchema(5))),
    author: z.string().nullable(),
    authorName: z.string().nullable(),
    at: time.nullable(),
  }),
);
const uses = z.record(z.string(), z.int().min(1));
/** How many articles are in each place of the taxonomy. */
export const taxonomyUsesAnswer = named<TaxonomyUsesAnswer>(
  'TaxonomyUses',
  z.object({ products: uses, issueTypes: uses }),
);

/** Which articles are wanted. */
export const articleFilter = z.strictObject({
  status: status.optional(),
  product: z.string().max(200).optional(),
  issueType: z.string().max(100).optional(),
  urgency: urgency.optional(),
  audience: audience.optional(),
  tag: z.string().max(50).optional(),
});

const note = z.string().max(500).default('');
/** The revision that the author saw; 0: none in this language yet. */
const expectedRevision = z.int().min(0);

/** A new article, as its author sends it. */
export const newArticle = articleSchema.extend({ note });

/** A new revision of an article whose id and language stand in the address. */
export const articleRevision = articleSchema
  .omit({ id: true, language: true })
  .extend({ note, expectedRevision });

/** A revision to go back to. */
export const articleRestoring = z.strictObject({
  language: field.language,
  revision,
  /** Absent: the one that it had. */
  status: status.optional(),
  expectedRevision,
  note,
});

/** The taxonomy as an editor sends it. */
export const newTaxonomy = taxonomySchema.extend({
  /** The version that the editor saw. */
  expectedVersion: z.int().min(0),
});

/** An instant, or the end of a day (UTC). */
export const asOf = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .describe('As it was at this instant, or at the end of this day (UTC)');
