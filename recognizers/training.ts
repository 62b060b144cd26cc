import { createHash } from 'node:crypto';
import { on } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../threads/index.ts';
import { shippedEmotions } from './emotionData.ts';
import type { EmotionalUtterance } from './emotionModel.ts';
import type { TrainingProgress, UnlabelledMessage } from './recognitionModel.ts';
import type { Utterance } from './store.ts';
import type { TrainingTask, WorkerMessage } from './trainingWorker.ts';

/** Grows with every change to the code that changes what is learned from the same data. */
const MODEL_VERSION = 9;

/** How a training runs. */
export interface TrainingOptions {
  /** The same seed and data give the same model, byte for byte. Default 1. */
  readonly seed?: number;
  /** Ends the training; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Default: the shipped sentences. */
  readonly emotions?: readonly EmotionalUtterance[];
  /** Customers' messages to learn from without labels; personal data are masked first. */
  readonly unlabelled?: readonly UnlabelledMessage[];
  /** Told how far the training is, a few times a second at most per step. */
  readonly onProgress?: (progress: TrainingProgress) => void;
}

/** A model that has just been trained. */
export interface TrainedModel {
  /** Hash of the training data, the seed and the version of the model's code. */
  readonly id: string;
  /** What `modelFromBytes` reads. */
  readonly bytes: Uint8Array;
  readonly trainSeconds: number;
}

/** Trains on utterances of any languages, in a thread of its own: the event loop goes on. */
export async function trainIntentModel(
  utterances: readonly Utterance[],
  { seed = 1, signal, emotions, unlabelled = [], onProgress }: TrainingOptions = {},
): Promise<TrainedModel> {
  signal?.throwIfAborted();
  const feelings = emotions ?? (await shippedEmotions());
  const startedAt = performance.now();
  const task: TrainingTask = { utterances, emotions: feelings, unlabelled, seed };
  const worker = startWorker('./trainingWorker', import.meta.url, { workerData: task });
  try {
    const bytes = await modelOf(worker, signal, onProgress);
    const trainSeconds = (performance.now() - startedAt) / 1000;
    return { id: modelId(utterances, feelings, unlabelled, seed), bytes, trainSeconds };
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    await worker.terminate();
  }
}

async function modelOf(
  worker: Worker,
  signal: AbortSignal | undefined,
  onProgress: TrainingOptions['onProgress'],
): Promise<Uint8Array> {
  for await (const [message] of on(worker, 'message', { signal }) as AsyncIterable<
    [WorkerMessage]
  >) {
    if ('bytes' in message) return message.bytes;
    onProgress?.(message.progress);
  }
  throw new Error('The thread of training ended without a model.');
}

/** Names what trains beside the utterances: this version of the code, and the emotions' sentences. */
export async function trainerId(): Promise<string> {
  return modelId([], await shippedEmotions(), [], 0);
}

function modelId(
  utterances: readonly Utterance[],
  emotions: readonly EmotionalUtterance[],
  unlabelled: readonly UnlabelledMessage[],
  seed: number,
): string {
  const hash = createHash('sha256').update(JSON.stringify([MODEL_VERSION, seed]));
  for (const { utterance, intent, language } of utterances) {
    hash.update(JSON.stringify([utterance, intent, language]));
  }
  for (const { utterance, emotion, language } of emotions) {
    hash.update(JSON.stringify([utterance, emotion, language]));
  }
  for (const { utterance, language } of unlabelled) {
    hash.update(JSON.stringify([utterance, language]));
  }
  return hash.digest('hex').slice(0, 32);
}
