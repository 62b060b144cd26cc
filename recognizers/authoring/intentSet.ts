import type {
  IntentEdit,
  IntentProfile,
  IntentState,
  StoredUtterance,
  Utterance,
} from '../store.ts';
import { MOST_INTENTS, MOST_UTTERANCES } from './intentSchema.ts';
import { RecognitionError } from './recognitionError.ts';

/** What authors say of an intent, without its history. */
export type Profile = Omit<IntentProfile, 'revision'>;

/** Intents and utterances as somebody wants them to be; an utterance that stands there twice counts once. */
export interface IntentSet {
  readonly profiles: readonly Profile[];
  readonly utterances: readonly Utterance[];
}

/** Who changes something, and why. */
export interface Authorship {
  /** An account's id or a program's name. */
  readonly author: string;
  readonly note: string;
  readonly at: Date;
}

/** The same sentence of the same intent in the same language. */
export function utteranceKey({ intent, language, utterance }: Utterance): string {
  return `${language}\n${intent}\n${utterance}`;
}

/** The profile of an intent of which nothing is said. */
export function plainProfile(name: string): Profile {
  return { name, description: '', humanOnly: false };
}

/** What leads from a state to what is wanted, as the next revision; `undefined` when nothing does. */
export function editTowards(
  state: IntentState,
  wanted: IntentSet,
  { author, note, at }: Authorship,
): IntentEdit | undefined {
  const { added, removed } = changedUtterances(state.utterances, wanted.utterances);
  const before = new Map(state.profiles.map((profile) => [profile.name, profile]));
  const after = new Map(wanted.profiles.map((profile) => [profile.name, profile]));
  for (const { intent } of wanted.utterances) {
    if (!after.has(intent)) after.set(intent, plainProfile(intent));
  }
  const ended = [...before.keys()].filter((name) => !after.has(name));
  const touched = new Set([...added, ...removed].map(({ intent }) => intent));
  const profiles = [...after.values()].filter((profile) => {
    const old = before.get(profile.name);
    return touched.has(profile.name) || !old || !isSameProfile(old, profile);
  });
  const intents = [...new Set([...ended, ...profiles.map(({ name }) => name)])].sort();
  if (intents.length === 0) return undefined;
  const counts = { added: added.length, removed: removed.length };
  return {
    change: { revision: state.revision + 1, at, author, note, intents, ...counts },
    profiles: profiles.map(({ name, description, humanOnly }) => ({
      name,
      description,
      humanOnly,
    })),
    ended,
    added,
    removed: removed.map(({ id }) => id),
  };
}

/** Whether both say the same of an intent. */
export function isSameProfile(one: Profile, other: Profile): boolean {
  return one.description === other.description && one.humanOnly === other.humanOnly;
}

/** Throws `invalidIntents` when it is more than a bot can hold. */
export function checkSize({ profiles, utterances }: IntentSet): void {
  const intents = new Set([
    ...profiles.map(({ name }) => name),
    ...utterances.map(({ intent }) => intent),
  ]).size;
  if (intents > MOST_INTENTS) throw tooMany(intents, MOST_INTENTS, 'intents');
  if (utterances.length <= MOST_UTTERANCES) return;
  const count = new Set(utterances.map(utteranceKey)).size;
  if (count > MOST_UTTERANCES) throw tooMany(count, MOST_UTTERANCES, 'utterances');
}

function tooMany(count: number, most: number, what: string): RecognitionError {
  return new RecognitionError('invalidIntents', `${count} ${what} are too many: at most ${most}`);
}

/** Rows that are passed on as they are aren't compared: of 15,000 a small change touches few. */
function changedUtterances(before: readonly StoredUtterance[], after: readonly Utterance[]) {
  const stored = new Set<Utterance>(before);
  const others = after.filter((row) => !stored.has(row));
  const passedOn = new Set(after);
  const wanted = new Map(others.map((row) => [utteranceKey(row), row]));
  const texts = new Set(others.map(({ utterance }) => utterance));
  const removed: StoredUtterance[] = [];
  for (const row of before) {
    // Deleted as it is met: of two that are the same, one stays.
    const isWanted = texts.has(row.utterance) && wanted.delete(utteranceKey(row));
    if (!isWanted && !passedOn.has(row)) removed.push(row);
  }
  const added = [...wanted.values()].map(({ utterance, intent, language }) => {
    return { utterance, intent, language };
  });
  return { added, removed };
}
