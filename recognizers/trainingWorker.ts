import { parentPort, workerData } from 'node:worker_threads';
import type { EmotionalUtterance } from './emotionModel.ts';
import { modelToBytes } from './modelBytes.ts';
import { trainRecognition } from './recognitionModel.ts';
import type { Utterance } from './store.ts';

/** What the thread of training is given; it answers with the model's bytes, once. */
export interface TrainingTask {
  readonly utterances: readonly Utterance[];
  readonly emotions: readonly EmotionalUtterance[];
  readonly seed: number;
}

const { utterances, emotions, seed } = workerData as TrainingTask;
const bytes = modelToBytes(trainRecognition(utterances, emotions, seed));
parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
