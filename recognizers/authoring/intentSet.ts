import type {
  IntentEdit,
  IntentProfile,
  IntentState,
  StoredUtterance,
  Utterance,
} from '../store.ts';

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

function changedUtterances(before: readonly StoredUtterance[], after: readonly Utterance[]) {
  const wanted = new Map(after.map((row) => [utteranceKey(row), row]));
  const removed: StoredUtterance[] = [];
  for (const row of before) {
    // Deleted as it is met: of two that are the same, one stays.
    if (!wanted.delete(utteranceKey(row))) removed.push(row);
  }
  const added = [...wanted.values()].map(({ utterance, intent, language }) => {
    return { utterance, intent, language };
  });
  return { added, removed };
}
