import { z } from 'zod';
import type { ModelDifference } from '../../../recognizers/index.ts';
import type {
  ModelAnswer,
  ModelComparisonAnswer,
  ModelReportAnswer,
  TrainingAnswer,
} from '../../wire.ts';
import { note, plainUtterance } from './intents.ts';
import { comparisonSchema, listOf, named, time } from './named.ts';

const share = z.number().min(0).max(1);
const count = z.int().min(0);

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

/** A training. */
export const trainingAnswer = named<TrainingAnswer>(
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
/** The newest training. */
export const newestTraining = z.object({ training: trainingAnswer.nullable() });

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

/** What a model takes an utterance for. */
export const judgement = z.object({ intent: z.string(), confidence: share });
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
