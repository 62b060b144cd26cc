import { z } from 'zod';
import {
  EXPORT_FORMATS,
  INTENT_FORMATS,
  intentDescription,
  intentName,
  type ModelDifference,
  utteranceText,
} from '../../../recognizers/index.ts';
import type {
  ExportAnswer,
  ImportAnswer,
  IntentAnswer,
  IntentChangeAnswer,
  IntentChangeDetailAnswer,
  ModelAnswer,
  ModelComparisonAnswer,
  ModelReportAnswer,
  TrainingAnswer,
  UnansweredAnswer,
  UnansweredGroupAnswer,
  UtteranceAnswer,
} from '../../wire.ts';
import * as field from './fields.ts';
import { comparisonSchema, listOf, named, time } from './named.ts';

const share = z.number().min(0).max(1);
const count = z.int().min(0);
const names = z.array(z.string());

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

const plainUtterance = z.object({
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

const note = z.string().max(500).default('');
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

/** A version of the model. */
export const modelAnswer = named<ModelAnswer>(
  'Model',
  z.object({
    id: z.string(),
    number: z.int().min(1),
    state: z.enum(['trained', 'active', 'retired']),
    author: z.string(),
    authorName: z.string().nullable(),
    note: z.string(),
    at: time,
    activatedAt: time.nullable(),
    revision: count,
    seed: count,
    learnedFrom: count,
    trainSeconds: z.number().min(0),
    byteLength: count,
    isKept: z.boolean(),
    accuracy: share.nullable(),
    hasReport: z.boolean(),
  }),
);
/** A page of versions. */
export const modelList = listOf('ModelList', modelAnswer);
/** A version against the active one. */
export const modelComparison = named<ModelComparisonAnswer>('ModelComparison', comparisonSchema);

const training = named<TrainingAnswer>(
  'Training',
  z.object({
    id: z.string(),
    state: z.enum(['running', 'finished', 'cancelled', 'failed']),
    author: z.string(),
    authorName: z.string().nullable(),
    note: z.string(),
    startedAt: time,
    revision: count,
    seed: count,
    learnFromLog: z.boolean(),
    step: z.string(),
    share,
    modelId: z.string().nullable(),
    error: z.string().nullable(),
  }),
);
/** The training that was begun. */
export const trainingAnswer = training;
/** The newest training. */
export const newestTraining = z.object({ training: training.nullable() });

/** What a training is asked for. */
export const newTraining = z.strictObject({
  learnFromLog: z.boolean().default(false),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1),
  note,
});

const selfTraining = z.object({
  used: z.boolean(),
  plainAccuracy: share,
  accuracy: share,
  messages: count,
});

/** What the check of a version told; its parts are those of the type. */
export const reportAnswer = named<ModelReportAnswer>(
  'ModelReport',
  z.object({
    report: z.looseObject({ utterances: count, accuracy: share.nullable() }).nullable(),
    selfTraining: z.object({ zh: selfTraining.optional(), en: selfTraining.optional() }),
  }) as unknown as z.ZodType<ModelReportAnswer>,
);

const judgement = z.object({ intent: z.string(), confidence: share });
/** What a version understands differently from the active one. */
export const differenceAnswer = named<{ readonly difference: ModelDifference | null }>(
  'ModelDifference',
  z.object({
    difference: z
      .object({
        utterances: count,
        accuracyBefore: share.nullable(),
        accuracyAfter: share.nullable(),
        changed: z.array(
          plainUtterance.extend({
            before: judgement,
            after: judgement,
            change: z.enum(['better', 'worse', 'same']),
          }),
        ),
      })
      .nullable(),
  }),
);

const ranking = z.array(judgement);
/** A message of the inbox. */
export const unansweredAnswer = named<UnansweredAnswer>(
  'Unanswered',
  z.object({
    id: z.string(),
    text: z.string(),
    language: field.language,
    reason: z.enum(['notUnderstood', 'clarified', 'escalated', 'wrongIntent']),
    count: z.int().min(1),
    firstAt: time,
    lastAt: time,
    conversationId: z.string().nullable(),
    seq: count,
    ranking,
    margin: share,
    wrongIntent: z.string().nullable(),
  }),
);
/** The review queue. */
export const unansweredList = listOf(
  'UnansweredGroupList',
  named<UnansweredGroupAnswer>(
    'UnansweredGroup',
    z.object({ ranking, margin: share, messages: z.array(unansweredAnswer) }),
  ),
);

const ids = z.array(field.id).min(1).max(500);
/** A label for messages of the inbox. */
export const newLabel = z.strictObject({ ids, intent: intentName, note });
/** Messages that go out of the inbox. */
export const dismissal = z.strictObject({ ids });
