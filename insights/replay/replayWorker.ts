import { parentPort, workerData } from 'node:worker_threads';
import type { Queue } from '../../handoff/index.ts';
import type { Recording } from './recording.ts';
import { whatIf } from './whatIf.ts';

const { recording, changed } = workerData as {
  readonly recording: Recording;
  readonly changed: Queue;
};
parentPort?.postMessage(whatIf(recording, changed));
