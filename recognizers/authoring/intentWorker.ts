import { parentPort, workerData } from 'node:worker_threads';
import { type Parcels, pack, unpack } from '../../threads/index.ts';
import type { IntentState } from '../store.ts';
import { type IntentPlan, type IntentTask, planIntents } from './planIntents.ts';
import { RecognitionError } from './recognitionError.ts';
import { type WriteOptions, writeIntents } from './writeIntents.ts';

/** Intents to plan; the rows of the state and of the past that is wanted come as parcels. */
export interface PlanWork {
  readonly task: IntentTask;
  readonly rows: Parcels;
  readonly pastRows: Parcels;
}

/** Intents to write; their rows come as parcels. */
export interface WriteWork {
  readonly state: IntentState;
  readonly rows: Parcels;
  readonly options: WriteOptions;
}

/** What the thread is given. */
export type IntentWork = PlanWork | WriteWork;

/** What it answers, once: a plan, its rows as parcels, or a file. */
export type DoneOf<Work extends IntentWork> = Work extends PlanWork ? PlanDone : WriteDone;
interface PlanDone {
  readonly plan: IntentPlan;
  readonly added: Parcels;
  readonly removed: Parcels;
}
interface WriteDone {
  readonly content: string;
}

/** Or why it doesn't. */
export interface WorkRefused {
  readonly refused: ConstructorParameters<typeof RecognitionError>;
}

parentPort?.postMessage(await answerTo(workerData as IntentWork));

async function answerTo(work: IntentWork): Promise<PlanDone | WriteDone | WorkRefused> {
  try {
    return 'task' in work ? await plan(work) : await write(work);
  } catch (error) {
    if (!(error instanceof RecognitionError)) throw error;
    return { refused: [error.code, error.message, { fields: error.fields }] };
  }
}

async function plan({ task, rows, pastRows }: PlanWork): Promise<PlanDone> {
  const state: IntentState = { ...task.state, utterances: await unpack(rows) };
  const wanted =
    'past' in task.wanted
      ? { past: { ...task.wanted.past, utterances: await unpack<never>(pastRows) } }
      : task.wanted;
  const { edit, imported } = planIntents({ ...task, state, wanted });
  const { added, removed } = imported;
  return {
    plan: {
      edit: edit && { ...edit, added: [] },
      imported: { ...imported, added: [], removed: [] },
    },
    ...{ added: await pack(added), removed: await pack(removed) },
  };
}

async function write({ state, rows, options }: WriteWork): Promise<WriteDone> {
  return { content: writeIntents({ ...state, utterances: await unpack(rows) }, options) };
}
