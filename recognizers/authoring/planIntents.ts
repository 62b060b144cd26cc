import type { IntentEdit, IntentState, Utterance } from '../store.ts';
import {
  type Authorship,
  checkSize,
  editTowards,
  type IntentSet,
  isSameProfile,
  type Profile,
  plainProfile,
  utteranceKey,
} from './intentSet.ts';
import { type IntentFile, type IntentSource, type RowProblem, readIntents } from './readIntents.ts';
import { RecognitionError } from './recognitionError.ts';

/**
 * `add`: what the file has is added. `replace`: in the languages that the file has, only its utterances
 * remain, and an intent that loses its last one ends.
 */
export type ImportMode = 'add' | 'replace';

/** What the intents are to become: what a file makes of them, or what they once were. */
export type WantedIntents =
  | { readonly source: IntentSource; readonly mode: ImportMode }
  | { readonly past: IntentSet };

/** A large change of the intents. */
export interface IntentTask {
  readonly state: IntentState;
  readonly wanted: WantedIntents;
  readonly by: Authorship;
  /** Rows that can't be used, and too many of them, are only told. */
  readonly dryRun: boolean;
}

/** What an import changed, or would change. */
export interface Imported {
  /** The newest revision after it. */
  readonly revision: number;
  readonly added: readonly Utterance[];
  readonly removed: readonly Utterance[];
  /** How many utterances stay as they are. */
  readonly unchanged: number;
  readonly newIntents: readonly string[];
  readonly removedIntents: readonly string[];
  /** Names of intents of which something else is said than before. */
  readonly changedProfiles: readonly string[];
  readonly problems: readonly RowProblem[];
}

/** What leads there, and what it means on top of the task's state. */
export interface IntentPlan {
  /** Undefined: nothing changes. */
  readonly edit: IntentEdit | undefined;
  readonly imported: Imported;
}

/** Reads what is wanted and compares it with what is there; throws `invalidIntents`, naming the lines. */
export function planIntents({ state, wanted, by, dryRun }: IntentTask): IntentPlan {
  const { set, problems } = read(state, wanted);
  if (!dryRun) {
    checkRows(problems);
    checkSize(set);
  }
  const edit = editTowards(state, set, by);
  return { edit, imported: { ...importedBy(edit, state), problems } };
}

function read(state: IntentState, wanted: WantedIntents) {
  if ('past' in wanted) return { set: wanted.past, problems: [] };
  const file = readIntents(wanted.source.content, wanted.source);
  return { set: withFile(state, file, wanted.mode), problems: file.problems };
}

/** The intents of a state with those of a file. */
export function withFile(state: IntentState, file: IntentFile, mode: ImportMode): IntentSet {
  const languages = new Set(file.utterances.map(({ language }) => language));
  const kept =
    mode === 'add'
      ? state.utterances
      : state.utterances.filter(({ language }) => !languages.has(language));
  const present = new Set(state.utterances.map(utteranceKey));
  const utterances =
    mode === 'add'
      ? [...kept, ...file.utterances.filter((row) => !present.has(utteranceKey(row)))]
      : [...kept, ...file.utterances];
  return { profiles: profilesWith(state, file, utterances), utterances };
}

function profilesWith(
  state: IntentState,
  file: IntentFile,
  utterances: readonly Utterance[],
): readonly Profile[] {
  const profiles = new Map<string, Profile>(state.profiles.map((one) => [one.name, one]));
  const named = new Set(file.profiles.map(({ name }) => name));
  const filled = new Set(utterances.map(({ intent }) => intent));
  for (const { intent } of state.utterances) {
    if (!filled.has(intent) && !named.has(intent)) profiles.delete(intent);
  }
  for (const intent of filled) {
    if (!profiles.has(intent)) profiles.set(intent, plainProfile(intent));
  }
  for (const { name, description, humanOnly } of file.profiles) {
    const old = profiles.get(name) ?? plainProfile(name);
    profiles.set(name, {
      name,
      description: description ?? old.description,
      humanOnly: humanOnly ?? old.humanOnly,
    });
  }
  return [...profiles.values()];
}

function importedBy(edit: IntentEdit | undefined, state: IntentState): Omit<Imported, 'problems'> {
  const old = new Map(state.profiles.map((profile) => [profile.name, profile]));
  const removedIds = new Set(edit?.removed);
  const removed = state.utterances.filter(({ id }) => removedIds.has(id));
  return {
    revision: state.revision,
    added: edit?.added ?? [],
    removed,
    unchanged: state.utterances.length - removed.length,
    newIntents: (edit?.profiles ?? []).map(({ name }) => name).filter((name) => !old.has(name)),
    removedIntents: edit?.ended ?? [],
    changedProfiles: (edit?.profiles ?? []).flatMap((profile) => {
      const before = old.get(profile.name);
      return before && !isSameProfile(before, profile) ? [profile.name] : [];
    }),
  };
}

/** So many problems are told at once. */
const MOST_PROBLEMS = 20;

function checkRows(problems: readonly RowProblem[]): void {
  if (problems.length === 0) return;
  const shown = problems.slice(0, MOST_PROBLEMS);
  const rest = problems.length - shown.length;
  const lines = shown.map(({ line, message }) => `line ${line}: ${message}`);
  throw new RecognitionError(
    'invalidIntents',
    `These rows can't be used, so nothing was changed: ${[...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ')}`,
    { fields: Object.fromEntries(shown.map(({ line, message }) => [`line ${line}`, message])) },
  );
}
