import { parentPort, workerData } from 'node:worker_threads';
import { modelFromBytes } from '../modelBytes.ts';
import { checkUtterances, reportOn } from '../report.ts';
import type { StoredUtterance } from '../store.ts';
import { type ModelReport, modelReportOf } from './modelReport.ts';

/** What the thread of a report is given. */
export interface ReportTask {
  readonly utterances: readonly StoredUtterance[];
  readonly bytes: Uint8Array;
  readonly seed: number;
}

/** What the thread says: progress any number of times, at last the report. */
export type ReportMessage = { readonly share: number } | { readonly report: ModelReport };

const { utterances, bytes, seed } = workerData as ReportTask;
const models = modelFromBytes(bytes).intents;
const checked = checkUtterances(utterances, models, {
  seed,
  onProgress: (share) => parentPort?.postMessage({ share } satisfies ReportMessage),
});
const report = modelReportOf(utterances, checked, { training: reportOn(checked), models });
parentPort?.postMessage({ report } satisfies ReportMessage);
