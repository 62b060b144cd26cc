import type { IntentState, Utterance } from '../store.ts';
import type { IntentBook } from './intentBook.ts';
import {
  type Authorship,
  editTowards,
  type IntentSet,
  isSameProfile,
  type Profile,
  plainProfile,
  utteranceKey,
} from './intentSet.ts';
import type { IntentFile, RowProblem } from './readIntents.ts';
import { RecognitionError } from './recognitionError.ts';

/**
 * `add`: what the file has is added. `replace`: in the languages that the file has, only its utterances
 * remain, and an intent that loses its last one ends.
 */
export type ImportMode = 'add' | 'replace';

/** How a file is taken in. */
export interface ImportOptions {
  readonly mode: ImportMode;
  /** Only says what would change. */
  readonly dryRun?: boolean;
  /** The revision of all intents that the author saw; refused when they have moved on. */
  readonly expectedRevision?: number | undefined;
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

/** Takes a file in, all of it or, when a row is bad, nothing: then it throws, naming the lines. */
export async function importIntents(
  book: IntentBook,
  file: IntentFile,
  by: Authorship,
  { mode, dryRun = false, expectedRevision }: ImportOptions,
): Promise<Imported> {
  const plan = (state: IntentState) => withFile(state, file, mode);
  if (dryRun) {
    const state = await book.state();
    return { ...importedOver(state, plan(state)), problems: file.problems };
  }
  checkRows(file.problems);
  return changeWhole(book, plan, by, expectedRevision);
}

/** Brings a state of the past back, as a new change. */
export async function restoreIntents(
  book: IntentBook,
  revision: number,
  by: Authorship,
  { expectedRevision }: Pick<ImportOptions, 'expectedRevision'> = {},
): Promise<Imported> {
  const past = await book.state(revision);
  return changeWhole(book, () => past, by, expectedRevision);
}

async function changeWhole(
  book: IntentBook,
  plan: (state: IntentState) => IntentSet,
  by: Authorship,
  expectedRevision: number | undefined,
): Promise<Imported> {
  const { before, revision } = await book.change(by, (state) => {
    if (expectedRevision === undefined || state.revision === expectedRevision) return plan(state);
    throw new RecognitionError('conflict', `The intents are at revision ${state.revision} by now`, {
      fields: { expectedRevision: `is ${state.revision} by now` },
    });
  });
  return { ...importedOver(before, plan(before)), revision };
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

const NOBODY: Authorship = { author: '', note: '', at: new Date(0) };

function importedOver(state: IntentState, wanted: IntentSet): Imported {
  const edit = editTowards(state, wanted, NOBODY);
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
    problems: [],
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
