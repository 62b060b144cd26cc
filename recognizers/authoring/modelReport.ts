import type { IntentModels } from '../evaluate.ts';
import { NONE, type SelfTrainingOutcome } from '../intentModel.ts';
import { differenceOf } from '../reportDifference.ts';
import type {
  CheckedUtterance,
  Judgement,
  ModelDifference,
  TrainingReport,
} from '../reportTypes.ts';
import type { IntentState, Language, StoredUtterance } from '../store.ts';
import { utteranceKey } from './intentSet.ts';

/** What learning from the log brought. */
export type SelfTrainings = Readonly<Partial<Record<Language, SelfTrainingOutcome>>>;

/** What is kept of the check of a version: what it tells, and what it was told about each utterance. */
export interface ModelReport {
  readonly training: TrainingReport;
  /** What learning from the log brought, in each language in which it was tried. */
  readonly selfTraining: SelfTrainings;
  /** Intents by their places in `judgements`. */
  readonly intents: readonly string[];
  /** For each checked utterance its id, the place of the likeliest intent, and its confidence. */
  readonly judgements: readonly (readonly [id: number, intent: number, confidence: number])[];
}

/** Longest lists of a report that grow with what is wrong with the data. */
const MOST_LISTED = 500;

/** What is kept of a check of stored utterances. */
export function modelReportOf(
  utterances: readonly StoredUtterance[],
  checked: readonly CheckedUtterance[],
  { training, models }: { readonly training: TrainingReport; readonly models: IntentModels },
): ModelReport {
  const ids = new Map(utterances.map((row) => [utteranceKey(row), row.id]));
  const places = new Map<string, number>();
  const judgements = checked.flatMap((row) => {
    const id = ids.get(utteranceKey(row));
    if (id === undefined) return [];
    const { intent, confidence } = row.ranking[0] ?? { intent: NONE, confidence: 0 };
    const place = places.get(intent) ?? places.size;
    places.set(intent, place);
    return [[id, place, Math.round(confidence * 1000) / 1000] as const];
  });
  const selfTraining = Object.fromEntries(
    Object.entries(models).flatMap(([language, model]) =>
      model.selfTraining ? [[language, model.selfTraining]] : [],
    ),
  );
  return { training: shortened(training), selfTraining, intents: [...places.keys()], judgements };
}

/** What changes from one checked version to another, for the utterances that both were asked. */
export function differenceBetween(
  { utterances }: IntentState,
  before: ModelReport,
  after: ModelReport,
): ModelDifference {
  const old = judgementsById(before);
  const next = judgementsById(after);
  const common = utterances.filter(({ id }) => old.has(id) && next.has(id));
  const from = (judgements: ReadonlyMap<number, Judgement>) =>
    common.map(({ id }) => judgements.get(id) as Judgement);
  return differenceOf(common, from(old), from(next));
}

function judgementsById({ intents, judgements }: ModelReport): ReadonlyMap<number, Judgement> {
  return new Map(
    judgements.map(([id, place, confidence]) => [
      id,
      { intent: intents[place] ?? NONE, confidence },
    ]),
  );
}

function shortened(training: TrainingReport): TrainingReport {
  return {
    ...training,
    confusions: training.confusions.slice(0, MOST_LISTED),
    doubtfulLabels: training.doubtfulLabels.slice(0, MOST_LISTED),
    sharedUtterances: training.sharedUtterances.slice(0, MOST_LISTED),
  };
}
