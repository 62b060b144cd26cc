import { on } from 'node:events';
import { startWorker } from '../../threads/index.ts';
import type { ModelReport } from './modelReport.ts';
import type { ReportMessage, ReportTask } from './reportWorker.ts';

/** How a check runs. */
export interface ReportOptions {
  /** Ends it; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told the share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Checks a model by cross-validation, in a thread of its own; takes as long as a few trainings. */
export async function checkModel(
  task: ReportTask,
  { signal, onProgress }: ReportOptions = {},
): Promise<ModelReport> {
  signal?.throwIfAborted();
  const worker = startWorker('./reportWorker', import.meta.url, { workerData: task });
  try {
    for await (const [message] of on(worker, 'message', { signal }) as AsyncIterable<
      [ReportMessage]
    >) {
      if ('report' in message) return message.report;
      onProgress?.(message.share);
    }
    throw new Error('The thread of the report ended without one.');
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    await worker.terminate();
  }
}
