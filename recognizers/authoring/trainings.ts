import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { TeachingArticles } from '../articleQuestions.ts';
import type {
  IntentState,
  IntentStore,
  ModelStore,
  ModelVersion,
  Training,
  UnansweredStore,
} from '../store.ts';
import { RecognitionError } from './recognitionError.ts';
import { KEEPING, TRAINER, type Trainer, trainVersion, withReport } from './trainModel.ts';

/** How often a training says that it goes on, and looks whether it was cancelled, in milliseconds. */
const BEAT_MS = 1_000;
/** Not heard of for so long, it has died with its server, in milliseconds. */
const LOST_MS = 20_000;
const LOST = 'Its server has stopped';
/** The first model is checked when its server has had so long to get warm, in milliseconds. */
const CHECK_AFTER_MS = 60_000;

/** What trainings need. */
export interface TrainingsParts {
  readonly intents: IntentStore;
  readonly models: ModelStore;
  readonly unanswered: UnansweredStore;
  readonly articles: TeachingArticles;
  /**
   * Does work that one instance at a time may do; its signal aborts when the right to it is lost. False
   * when another instance is at it.
   */
  readonly alone: (work: (signal: AbortSignal) => Promise<void>) => Promise<boolean>;
  readonly now: () => Date;
  /** Whether messages are kept to learn from. */
  readonly keepsMessages: boolean;
  /** Told of what went wrong after a training had begun. */
  readonly onError: (error: unknown) => void;
  /** Default: threads of their own. */
  readonly trainer?: Trainer;
  readonly beatMs?: number;
}

/** What a training is asked for. */
export interface TrainingRequest {
  readonly author: string;
  readonly note?: string | undefined;
  readonly seed?: number | undefined;
  /** Also learn from the messages that are kept for it. */
  readonly learnFromLog?: boolean | undefined;
}

/** Trains new versions: one at a time over all instances, with progress for all to see. */
export class Trainings {
  readonly #parts: TrainingsParts;
  readonly #stopping = new AbortController();
  #running: { readonly id: string; readonly cancel: AbortController } | undefined;
  #work: Promise<unknown> = Promise.resolve();
  /** The check of the active version that runs here or is to come. */
  #check: { readonly end: AbortController; readonly done: Promise<void> } | undefined;

  constructor(parts: TrainingsParts) {
    this.#parts = parts;
  }

  /** The newest training: running, or how it ended. */
  async newest(): Promise<Training | undefined> {
    const training = await this.#parts.models.training();
    const isLost =
      training?.state === 'running' &&
      this.#parts.now().getTime() - training.seenAt.getTime() > LOST_MS;
    return isLost ? { ...training, state: 'failed', error: LOST } : training;
  }

  /** Begins a training; it goes on when this resolves. Throws `trainingRuns` while another does. */
  async start(request: TrainingRequest): Promise<Training> {
    return new Promise((resolve, reject) => {
      const work = this.#train(request, resolve).catch((error: unknown) => {
        reject(error); // after it has begun, this tells nobody
        if (!(error instanceof RecognitionError)) this.#parts.onError(error);
      });
      this.#work = Promise.all([this.#work, work]);
    });
  }

  /** Trains and resolves with the version. Rejects with what went wrong. */
  async run(request: TrainingRequest): Promise<ModelVersion> {
    const version = await this.#train(request, () => undefined);
    if (version) return version;
    const training = await this.newest();
    throw new Error(training?.error ?? `The training was ${training?.state ?? 'lost'}`);
  }

  /** Ends the training that runs, on whichever instance; throws `noTraining` when none does. */
  async cancel(): Promise<void> {
    const training = await this.newest();
    const ended = training && {
      ...training,
      state: 'cancelled' as const,
      seenAt: this.#parts.now(),
    };
    const isRunning =
      training?.state === 'running' &&
      ended &&
      (await this.#parts.models.saveTraining(ended, {
        event: { type: 'trainingCancelled', trainingId: training.id },
      }));
    if (!isRunning) throw new RecognitionError('conflict', 'No training is running');
    if (this.#running?.id === training.id) this.#running.cancel.abort();
  }

  /**
   * Checks the version in use, after a while, if nobody has: the first one is put to use in haste. A
   * training that begins here meanwhile ends it, and sees to it itself.
   */
  checkActiveLater(afterMs = CHECK_AFTER_MS): void {
    const end = new AbortController();
    const done = this.#checkAlone(afterMs, end.signal).catch((error: unknown) => {
      if (!end.signal.aborted && !this.#stopping.signal.aborted) this.#parts.onError(error);
    });
    this.#check = { end, done };
    this.#work = Promise.all([this.#work, done]);
  }

  async #checkAlone(afterMs: number, end: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([end, this.#stopping.signal]);
    await delay(afterMs, undefined, { signal, ref: false });
    const active = await this.#parts.models.modelVersion('active');
    if (!active || active.hasReport) return;
    await this.#parts.alone((right) =>
      this.#checkActive(AbortSignal.any([signal, right]), () => undefined),
    );
  }

  /** Gives up what is running here. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error(LOST));
    await this.#work;
  }

  /** Undefined: it failed or was cancelled, as its record says. */
  async #train(
    request: TrainingRequest,
    onBegun: (training: Training) => void,
  ): Promise<ModelVersion | undefined> {
    const state = await this.#parts.intents.intents();
    if (!state) throw new Error('The intents have no state');
    checkData(state);
    if (request.learnFromLog && !this.#parts.keepsMessages) {
      throw new RecognitionError('keepsNoMessages', 'This shop keeps no messages to learn from');
    }
    this.#check?.end.abort();
    await this.#check?.done;
    let version: ModelVersion | undefined;
    const isDone = await this.#parts.alone(async (right) => {
      const training = await this.#begin(request, state);
      onBegun(training);
      version = await this.#carryOut(training, state, right);
    });
    if (!isDone) throw new RecognitionError('trainingRuns', 'Another training is running');
    return version;
  }

  async #begin(request: TrainingRequest, { revision }: IntentState): Promise<Training> {
    const { models, now } = this.#parts;
    const { author, note = '', seed = 1, learnFromLog = false } = request;
    const training: Training = {
      ...{ id: randomUUID(), state: 'running', author, note, startedAt: now(), seenAt: now() },
      ...{ revision, seed, learnFromLog, step: '', share: 0, modelId: null, error: null },
    };
    const event = { type: 'trainingStarted', trainingId: training.id, author } as const;
    await models.saveTraining(training, { event, begins: true });
    return training;
  }

  async #carryOut(
    training: Training,
    state: IntentState,
    right: AbortSignal,
  ): Promise<ModelVersion | undefined> {
    const { models, now, onError } = this.#parts;
    const cancel = new AbortController();
    const signal = AbortSignal.any([right, this.#stopping.signal, cancel.signal]);
    const progress = { step: '', share: 0 };
    this.#running = { id: training.id, cancel };
    const beat = this.#beat(training, progress, cancel);
    const onProgress = (step: string, share: number) => Object.assign(progress, { step, share });
    try {
      const version = await this.#version(training, { state, signal, onProgress });
      const ended = { ...training, ...progress, seenAt: now(), modelId: version.id };
      await models.saveTraining(
        { ...ended, state: 'finished' },
        { event: { type: 'trainingFinished', trainingId: training.id, modelId: version.id } },
      );
      return version;
    } catch (error) {
      if (cancel.signal.aborted) return undefined;
      const reason = error instanceof Error ? error.message : String(error);
      const failed = { ...training, ...progress, seenAt: now(), error: reason };
      await models.saveTraining(
        { ...failed, state: 'failed' },
        { event: { type: 'trainingFailed', trainingId: training.id, error: reason } },
      );
      if (!signal.aborted) onError(error);
      return undefined;
    } finally {
      clearInterval(beat);
      this.#running = undefined;
    }
  }

  async #version(
    { seed, author, note, learnFromLog }: Training,
    run: {
      readonly state: IntentState;
      readonly signal: AbortSignal;
      readonly onProgress: (step: string, share: number) => void;
    },
  ): Promise<ModelVersion> {
    const { models, unanswered, now, trainer = TRAINER } = this.#parts;
    const messages = learnFromLog ? await unanswered.keptMessages() : [];
    const articles = await this.#parts.articles.standing();
    const told = { messages, articles, seed, author, note, now };
    const trained = await trainVersion({ ...run, ...told }, trainer);
    const model = await withReport(trained, run, trainer);
    await this.#checkActive(run.signal, run.onProgress);
    run.signal.throwIfAborted();
    return models.addModel(model, KEEPING);
  }

  /** The first model was put to use unchecked; others are compared with it. */
  async #checkActive(signal: AbortSignal, onProgress: (step: string, share: number) => void) {
    const { models, intents, trainer = TRAINER } = this.#parts;
    const active = await models.modelVersion('active');
    if (!active || active.hasReport) return;
    const [model, state] = await Promise.all([
      models.model(active.id),
      intents.intents(active.revision),
    ]);
    if (!model || !state) return;
    const task = { utterances: state.utterances, bytes: model.bytes, seed: active.seed };
    const report = await trainer.check(task, {
      signal,
      onProgress: (share) => onProgress('checkingActive', share),
    });
    await models.saveReport(active.id, report, report.training.accuracy ?? 0);
  }

  /** Says from time to time how far it is; whoever cancelled it is heard then. */
  #beat(
    training: Training,
    progress: { readonly step: string; readonly share: number },
    cancel: AbortController,
  ): NodeJS.Timeout {
    const { models, now, onError, beatMs = BEAT_MS } = this.#parts;
    let told = '';
    const beat = async () => {
      const { step, share } = progress;
      const isNews = told !== `${step} ${share}`;
      told = `${step} ${share}`;
      const event = { type: 'trainingProgress', trainingId: training.id, step, share } as const;
      const isRunning = await models.saveTraining(
        { ...training, step, share, seenAt: now() },
        { event: isNews ? event : null },
      );
      if (!isRunning) cancel.abort();
    };
    return setInterval(() => void beat().catch(onError), beatMs);
  }
}

/** A language with one intent has nothing to tell apart. */
function checkData({ utterances }: IntentState): void {
  const languages = new Set(utterances.map(({ language }) => language));
  const isPoor = [...languages].some((language) => {
    const own = utterances.filter((row) => row.language === language);
    return new Set(own.map(({ intent }) => intent)).size < 2;
  });
  if (languages.size > 0 && !isPoor) return;
  throw new RecognitionError(
    'tooFewUtterances',
    'Each language needs utterances of two intents or more to be trained',
  );
}
