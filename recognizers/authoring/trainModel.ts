import { randomUUID } from 'node:crypto';
import {
  type TeachingArticle,
  type TeachingArticles,
  withArticleQuestions,
} from '../articleQuestions.ts';
import { withDescriptions } from '../descriptions.ts';
import type {
  IntentState,
  IntentStore,
  KeptMessage,
  ModelStore,
  ModelVersion,
  NewModel,
  StoredModel,
  UnansweredStore,
} from '../store.ts';
import { type TrainingOptions, trainerId, trainIntentModel } from '../training.ts';
import { checkModel } from './reporting.ts';
import type { ReportTask } from './reportWorker.ts';

/** Bytes are kept of so many versions, reports of so many. */
export const KEEPING = { bytes: 10, versions: 200 };

/** The functions that train and check, in threads of their own. */
export interface Trainer {
  readonly train: typeof trainIntentModel;
  readonly check: typeof checkModel;
}

/** The real ones. */
export const TRAINER: Trainer = { train: trainIntentModel, check: checkModel };

/** What is trained. */
export interface TrainingRun {
  readonly state: IntentState;
  readonly messages: readonly KeptMessage[];
  readonly articles: readonly TeachingArticle[];
  readonly seed: number;
  readonly author: string;
  readonly note: string;
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (step: string, share: number) => void;
}

/** Trains on a state of the intents; without a report yet. */
export async function trainVersion(
  { state, messages, articles, seed, signal, onProgress, ...run }: TrainingRun,
  { train }: Trainer = TRAINER,
): Promise<NewModel> {
  const descriptions = state.profiles
    .filter(({ description }) => description !== '')
    .map(({ name, description }) => ({ intent: name, description }));
  const options: TrainingOptions = {
    seed,
    unlabelled: messages.map(({ utterance, language }) => ({ utterance, language })),
    ...(signal && { signal }),
    onProgress: ({ language, step, share }) => onProgress?.(`${language} ${step}`, share),
  };
  const rows = withArticleQuestions(withDescriptions(state.utterances, descriptions), articles);
  const { bytes, trainSeconds } = await train(rows, options);
  return {
    id: randomUUID(),
    author: run.author,
    note: run.note,
    at: run.now(),
    revision: state.revision,
    seed,
    learnedFrom: messages.length,
    trainer: await trainerId(),
    trainSeconds,
    byteLength: bytes.byteLength,
    accuracy: null,
    report: null,
    bytes,
  };
}

/** The new version with what a check by cross-validation tells about it. */
export async function withReport(
  model: NewModel,
  { state, signal, onProgress }: Pick<TrainingRun, 'state' | 'signal' | 'onProgress'>,
  { check }: Trainer = TRAINER,
): Promise<NewModel> {
  const task: ReportTask = { utterances: state.utterances, bytes: model.bytes, seed: model.seed };
  const report = await check(task, {
    ...(signal && { signal }),
    onProgress: (share) => onProgress?.('checking', share),
  });
  return { ...model, report, accuracy: report.training.accuracy };
}

/** What a start needs. */
export interface EnsureModelParts {
  readonly intents: IntentStore;
  readonly models: ModelStore;
  readonly unanswered: UnansweredStore;
  readonly articles: TeachingArticles;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  /** Default: threads of their own. */
  readonly trainer?: Trainer;
}

/**
 * The active model, as authors left it. Where there is none yet, or it was trained by another version of
 * the code, one is trained now on what the active one had learned, and put to use without being asked.
 */
export async function ensureActiveModel(parts: EnsureModelParts): Promise<StoredModel> {
  const { intents, models, articles, now, signal } = parts;
  const active = await models.modelVersion('active');
  const present = active?.trainer === (await trainerId()) && (await models.activeModel());
  if (present) return present;
  const state = await intents.intents(active?.revision);
  if (!state) throw new Error(`The intents have no revision ${active?.revision}`);
  const messages = active?.learnedFrom ? await parts.unanswered.keptMessages() : [];
  const run: TrainingRun = {
    ...{ state, messages, now, signal, seed: active?.seed ?? 1 },
    articles: await articles.standing(),
    author: 'start',
    note: active ? `Version ${active.number} for new code` : '',
  };
  const model = await trainVersion(run, parts.trainer);
  return putToUse(model, active, parts);
}

async function putToUse(
  model: NewModel,
  active: ModelVersion | undefined,
  { models, now }: EnsureModelParts,
): Promise<StoredModel> {
  await models.addModel(model, KEEPING);
  const over = active?.id ?? null;
  const outcome = await models.activateModel(model.id, { over, now: now() });
  if (outcome === 'activated') return { id: model.id, createdAt: model.at, bytes: model.bytes };
  const other = await models.activeModel(); // somebody was faster
  if (!other) throw new Error(`Model ${model.id} was trained, but is ${outcome}`);
  return other;
}
