import { z } from 'zod';
import {
  EXPORT_FORMATS,
  INTENT_FORMATS,
  intentDescription,
  intentName,
  utteranceText,
} from '../../../recognizers/index.ts';
import type {
  ExportAnswer,
  ImportAnswer,
  IntentAnswer,
  IntentChangeAnswer,
  IntentChangeDetailAnswer,
  UtteranceAnswer,
} from '../../wire.ts';
import * as field from './fields.ts';
import { listOf, named, time } from './named.ts';

const count = z.int().min(0);
const names = z.array(z.string());
/** Why an author changes something. */
export const note = z.string().max(500).default('');

/** An intent. */
export const intentAnswer = named<IntentAnswer>(
  'Intent',
  z.object({
    name: z.string(),
    description: z.string(),
    humanOnly: z.boolean(),
    revision: count,
    utterances: z.object({ zh: count, en: count }),
  }),
);
/** All intents. */
export const intentList = listOf('IntentList', intentAnswer);

/** An utterance without its id. */
export const plainUtterance = z.object({
  utterance: z.string(),
  intent: z.string(),
  language: field.language,
});
const utteranceAnswer = named<UtteranceAnswer>('Utterance', plainUtterance.extend({ id: count }));
/** A page of utterances. */
export const utteranceList = listOf('UtteranceList', utteranceAnswer);

const intentChange = z.object({
  revision: count,
  at: time,
  author: z.string(),
  authorName: z.string().nullable(),
  note: z.string(),
  intents: names,
  added: count,
  removed: count,
});
/** A page of changes. */
export const intentChangeList = listOf(
  'IntentChangeList',
  named<IntentChangeAnswer>('IntentChange', intentChange),
);
/** A change with its utterances. */
export const intentChangeDetail = named<IntentChangeDetailAnswer>(
  'IntentChangeDetail',
  intentChange.extend({
    addedUtterances: z.array(utteranceAnswer),
    removedUtterances: z.array(utteranceAnswer),
  }),
);

/** What an import does. */
export const importAnswer = named<ImportAnswer>(
  'IntentImport',
  z.object({
    dryRun: z.boolean(),
    revision: count,
    added: count,
    removed: count,
    unchanged: count,
    newIntents: names,
    removedIntents: names,
    changedProfiles: names,
    examples: z.object({ added: z.array(plainUtterance), removed: z.array(plainUtterance) }),
    problems: z.array(z.object({ line: z.int().min(1), message: z.string() })),
  }),
);
/** Intents as a file. */
export const exportAnswer = named<ExportAnswer>(
  'IntentExport',
  z.object({
    fileName: z.string(),
    contentType: z.string(),
    revision: count,
    content: z.string(),
  }),
);

const humanOnly = z.boolean();
const newUtterance = z.strictObject({ utterance: utteranceText, language: field.language });
const utterancesAtOnce = <T>(schema: z.ZodType<T>) => z.array(schema).max(1_000);

/** `{name}` in a path: any name that an intent may ever have got. */
export const intentParams = z.object({ name: z.string().min(1).max(100) });
/** A revision of the intents. */
export const revision = z.coerce.number().int().min(0);

/** A new intent. */
export const newIntent = z.strictObject({
  name: intentName,
  description: intentDescription.default(''),
  humanOnly: humanOnly.default(false),
  utterances: utterancesAtOnce(newUtterance).default([]),
  note,
});

/** What changes in an intent. */
export const intentChanges = z.strictObject({
  /** The intent's revision that the author saw. */
  expectedRevision: z.int().min(0),
  description: intentDescription.optional(),
  humanOnly: humanOnly.optional(),
  add: utterancesAtOnce(newUtterance).optional(),
  change: utterancesAtOnce(
    z.strictObject({
      id: z.int().min(1),
      utterance: utteranceText.optional(),
      language: field.language.optional(),
      /** Moves it there. */
      intent: intentName.optional(),
    }),
  ).optional(),
  remove: z.array(z.int().min(1)).max(5_000).optional(),
  note,
});

/** A file of intents. */
export const intentImport = z.strictObject({
  format: z.enum(INTENT_FORMATS),
  content: z.string(),
  /** Of rows that name none. */
  language: field.language.optional(),
  mode: z.enum(['add', 'replace']),
  dryRun: z.boolean().default(false),
  /** Of all intents; when they have moved on, nothing is changed. */
  expectedRevision: z.int().min(0).optional(),
  note,
});

/** Which file is wanted. */
export const intentExport = z
  .strictObject({
    format: z.enum(EXPORT_FORMATS).default('jsonl'),
    language: field.language.optional(),
    revision: revision.optional(),
  })
  .refine(({ format, language }) => (format !== 'nlp' && format !== 'lu') || language, {
    path: ['language'],
    message: 'is needed: a file of this format has one language',
  });
