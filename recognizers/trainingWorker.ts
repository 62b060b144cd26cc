import { parentPort, workerData } from 'node:worker_threads';
import type { EmotionalUtterance } from './emotionModel.ts';
import { modelToBytes } from './modelBytes.ts';
import {
  type TrainingProgress,
  trainRecognition,
  type UnlabelledMessage,
} from './recognitionModel.ts';
import type { Utterance } from './store.ts';

/** What the thread of training is given. */
export interface TrainingTask {
  readonly utterances: readonly Utterance[];
  readonly emotions: readonly EmotionalUtterance[];
  readonly unlabelled: readonly UnlabelledMessage[];
  readonly seed: number;
}

/** What the thread says: progress any number of times, at last the model's bytes. */
export type WorkerMessage =
  | { readonly progress: TrainingProgress }
  | { readonly bytes: Uint8Array };

const { utterances, emotions, unlabelled, seed } = workerData as TrainingTask;
const model = trainRecognition(utterances, emotions, {
  seed,
  unlabelled,
  onProgress: (progress) => parentPort?.postMessage({ progress } satisfies WorkerMessage),
});
const bytes = modelToBytes(model);
parentPort?.postMessage({ bytes } satisfies WorkerMessage, [bytes.buffer as ArrayBuffer]);
