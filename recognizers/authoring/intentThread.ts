import { pack, TaskRefused, unpack, WorkerTasks } from '../../threads/index.ts';
import type { IntentState, Utterance } from '../store.ts';
import type { IntentSet } from './intentSet.ts';
import type { DoneOf, IntentWork, PlanWork, WorkRefused, WriteWork } from './intentWorker.ts';
import { type IntentPlan, type IntentTask, planIntents } from './planIntents.ts';
import { RecognitionError } from './recognitionError.ts';
import { type WriteOptions, writeIntents } from './writeIntents.ts';

/** What is smaller is done at once, in some milliseconds: a thread costs more. Characters, and rows. */
const SMALL = { content: 50_000, utterances: 1_000 };
/** Files in work; one that takes longer is refused. */
const tasks = new WorkerTasks({
  worker: './intentWorker',
  importer: import.meta.url,
  most: 4,
  timeLimitMs: 60_000,
});

/** {@link planIntents}, in a thread of its own where it is much: the event loop goes on. */
export async function planned(task: IntentTask): Promise<IntentPlan> {
  const { state, wanted } = task;
  const past = 'past' in wanted ? wanted.past : undefined;
  const isShort = 'past' in wanted || wanted.source.content.length < SMALL.content;
  if (isShort && isFew(state) && (!past || isFew(past))) return planIntents(task);
  const { plan, added, removed } = await inThread<PlanWork>({
    task: {
      ...task,
      state: withoutRows(state),
      wanted: past ? { past: withoutRows(past) } : wanted,
    },
    rows: await pack(state.utterances),
    pastRows: await pack(past?.utterances ?? []),
  });
  const rows = { added: await unpack<Utterance>(added), removed: await unpack<Utterance>(removed) };
  return {
    edit: plan.edit && { ...plan.edit, added: rows.added },
    imported: { ...plan.imported, ...rows },
  };
}

/** {@link writeIntents}, in a thread of its own where it is much. */
export async function exportIntents(state: IntentState, options: WriteOptions): Promise<string> {
  if (isFew(state)) return writeIntents(state, options);
  const rows = await pack(state.utterances);
  const { content } = await inThread<WriteWork>({ state: withoutRows(state), rows, options });
  return content;
}

function isFew({ utterances }: IntentSet): boolean {
  return utterances.length < SMALL.utterances;
}

function withoutRows<Whole extends IntentSet>(whole: Whole): Whole {
  return { ...whole, utterances: [] };
}

async function inThread<Work extends IntentWork>(work: Work): Promise<DoneOf<Work>> {
  try {
    const done = await tasks.run<DoneOf<Work> | WorkRefused>(work);
    if ('refused' in done) throw new RecognitionError(...done.refused);
    return done;
  } catch (error) {
    if (!(error instanceof TaskRefused)) throw error;
    throw error.refusal === 'busy'
      ? new RecognitionError('conflict', 'Other files are in work just now; try again')
      : new RecognitionError('invalidIntents', 'This takes too long: split the file');
  }
}
