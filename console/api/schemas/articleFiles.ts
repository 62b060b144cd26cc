import { z } from 'zod';
import { ARTICLE_FIELDS, ARTICLE_FORMATS } from '../../../knowledge/index.ts';
import type { ArticleExportAnswer, ArticleImportAnswer } from '../../wire.ts';
import * as field from './fields.ts';
import { note } from './intents.ts';
import { named, time } from './named.ts';

const count = z.int().min(0);
const line = z.int().min(1);

const article = z.object({
  file: z.string(),
  line,
  id: z.string(),
  language: field.language,
  title: z.string(),
});
const changedArticle = article.extend({ fields: z.array(z.enum(ARTICLE_FIELDS)) });

/** What an import of articles does. */
export const articleImportAnswer = named<ArticleImportAnswer>(
  'ArticleImport',
  z.object({
    dryRun: z.boolean(),
    basis: z.string(),
    counts: z.object({
      ...{ created: count, changed: count, unchanged: count },
      ...{ older: count, conflicts: count, refused: count },
    }),
    created: z.array(article),
    changed: z.array(changedArticle),
    older: z.array(article),
    conflicts: z.array(
      changedArticle.extend({
        revision: z.int().min(1),
        author: z.string(),
        authorName: z.string().nullable(),
        at: time,
      }),
    ),
    refused: z.array(
      z.object({ file: z.string(), line, fields: z.record(z.string(), z.string()) }),
    ),
  }),
);

/** Articles as a file. */
export const articleExportAnswer = named<ArticleExportAnswer>(
  'ArticleExport',
  z.object({
    fileName: z.string(),
    contentType: z.string(),
    count,
    base64: z.base64(),
  }),
);

/** Files of articles, and how they are taken in. */
export const articleImport = z.strictObject({
  /** Their endings tell the formats: .md, .csv, .jsonl, .html, .zip. */
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(300), base64: z.base64() }))
    .min(1)
    .max(1_000),
  /** `merge`: what was changed here since the export stays. `replace`: the file is right. */
  mode: z.enum(['merge', 'replace']).default('merge'),
  /** Leaves out what can't be used, rather than changing nothing. */
  partial: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  /** Of the dry run that the author saw; when the articles have moved on, nothing is changed. */
  basis: z.string().max(100).optional(),
  /** Of new articles that say none. */
  defaults: z
    .strictObject({
      status: z.enum(['draft', 'inReview', 'published']).default('draft'),
      issueType: z.string().max(100).optional(),
    })
    .prefault({}),
  note,
});

/** Which file is wanted. */
export const articleExport = z
  .strictObject({
    format: z.enum(ARTICLE_FORMATS).default('markdown'),
    language: field.language.optional(),
  })
  .refine(({ format, language }) => format !== 'html' || language, {
    path: ['language'],
    message: 'is needed: a page has one language',
  });
