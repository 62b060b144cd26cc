import { NONE } from '../intentModel.ts';
import type {
  IntentEdit,
  IntentProfile,
  IntentState,
  IntentStore,
  StoredUtterance,
  UnansweredMessage,
  Utterance,
} from '../store.ts';
import {
  type Authorship,
  checkSize,
  editTowards,
  type IntentSet,
  type Profile,
} from './intentSet.ts';
import { RecognitionError } from './recognitionError.ts';

/** How often a change is tried again that met another one. */
const ATTEMPTS = 5;

/** What may be changed of an intent at once. */
export interface IntentChanges {
  readonly description?: string | undefined;
  readonly humanOnly?: boolean | undefined;
  readonly add?: readonly Omit<Utterance, 'intent'>[] | undefined;
  /** An utterance as it is to be; with another intent it goes there. */
  readonly change?: readonly (Partial<Utterance> & Pick<StoredUtterance, 'id'>)[] | undefined;
  /** Ids of utterances. */
  readonly remove?: readonly number[] | undefined;
}

/** A message that gets a label. */
export type Labelled = Pick<UnansweredMessage, 'id' | 'text' | 'language'>;

/** What came of a change. */
export interface Changed {
  /** The newest revision now. */
  readonly revision: number;
  /** The state that it was made on. */
  readonly before: IntentState;
}

/**
 * The intents, as authors change them: every change is a revision, and none is lost to another that
 * happens at the same time. Throws a `RecognitionError` for what can't be done.
 */
export class IntentBook {
  readonly #store: IntentStore;

  constructor(parts: { readonly intents: IntentStore }) {
    this.#store = parts.intents;
  }

  /** The intents as they are, or were at a revision. */
  async state(revision?: number): Promise<IntentState> {
    const state = await this.#store.intents(revision);
    if (state) return state;
    throw new RecognitionError('notFound', `There is no revision ${revision} yet`);
  }

  /** Throws where there is no such intent; None always is one. */
  async mustKnow(intent: string): Promise<void> {
    mustKnow(await this.state(), intent);
  }

  /** Adds an intent. */
  create(profile: Profile, utterances: readonly Omit<Utterance, 'intent'>[], by: Authorship) {
    const { name } = profile;
    return this.change(by, (state) => {
      if (state.profiles.some((known) => known.name === name)) {
        throw new RecognitionError('intentExists', `There is an intent ${name} already`, {
          fields: { name: 'is taken' },
        });
      }
      return {
        profiles: [...state.profiles, profile],
        utterances: [...state.utterances, ...utterances.map((row) => ({ ...row, intent: name }))],
      };
    });
  }

  /** Changes an intent that is still as its author saw it. */
  edit(name: string, expectedRevision: number, changes: IntentChanges, by: Authorship) {
    return this.change(by, (state) => edited(state, name, expectedRevision, changes));
  }

  /** Ends an intent that is still as its author saw it, with its utterances. */
  remove(name: string, expectedRevision: number, by: Authorship) {
    return this.change(by, (state) => {
      profileAt(state, name, expectedRevision);
      return {
        profiles: state.profiles.filter((profile) => profile.name !== name),
        utterances: state.utterances.filter(({ intent }) => intent !== name),
      };
    });
  }

  /**
   * Makes open messages of the inbox utterances of an intent, and settles them; the messages are asked
   * for again when others have labelled meanwhile.
   */
  async label(
    openMessages: () => Promise<readonly Labelled[]>,
    intent: string,
    by: Authorship,
  ): Promise<Changed & { readonly labelled: number }> {
    const { plan, ...changed } = await this.carryOut(async (before) => {
      mustKnow(before, intent);
      const messages = await openMessages(); // after the state: whoever settles one makes a revision
      const rows = messages.map(({ text, language }) => ({ utterance: text, language, intent }));
      const wanted = { ...before, utterances: [...before.utterances, ...rows] };
      checkSize(wanted);
      const settles = messages.length > 0 ? withoutEffect(before, by) : undefined;
      const edit = editTowards(before, wanted, by) ?? settles;
      const labelled = messages.map(({ id }) => ({ id, intent }));
      return { edit: edit && { ...edit, labelled }, count: messages.length };
    });
    return { ...changed, labelled: plan.count };
  }

  /** Changes the present state to what `wanted` makes of it; it may be asked again on a newer one. */
  async change(by: Authorship, wanted: (state: IntentState) => IntentSet): Promise<Changed> {
    const { revision, before } = await this.carryOut(async (state) => {
      const set = wanted(state);
      checkSize(set);
      return { edit: editTowards(state, set, by) };
    });
    return { revision, before };
  }

  /** Stores the edit that a plan makes of the present state; it may be asked for again on a newer one. */
  async carryOut<Plan extends { readonly edit: IntentEdit | undefined }>(
    planOn: (state: IntentState) => Promise<Plan>,
  ): Promise<Changed & { readonly plan: Plan }> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const before = await this.state();
      const plan = await planOn(before);
      if (!plan.edit) return { revision: before.revision, before, plan };
      const outcome = await this.#store.saveIntents(plan.edit);
      if (outcome === 'saved') return { revision: plan.edit.change.revision, before, plan };
    }
    throw tooBusy();
  }
}

function tooBusy(): RecognitionError {
  return new RecognitionError('conflict', 'Others change the intents just now; try again');
}

/** Messages whose sentences are there already: only they are settled. */
function withoutEffect({ revision }: IntentState, { author, note, at }: Authorship) {
  const change = { revision: revision + 1, at, author, note, intents: [], added: 0, removed: 0 };
  return { change, profiles: [], ended: [], added: [], removed: [] };
}

function edited(
  state: IntentState,
  name: string,
  expectedRevision: number,
  changes: IntentChanges,
): IntentSet {
  const profile = profileAt(state, name, expectedRevision);
  const { description = profile.description, humanOnly = profile.humanOnly } = changes;
  const { add = [], change = [], remove = [] } = changes;
  const own = new Map(
    state.utterances.filter(({ intent }) => intent === name).map((row) => [row.id, row]),
  );
  const unknown = [...remove, ...change.map(({ id }) => id)].filter((id) => !own.has(id));
  if (unknown.length > 0) {
    const fields = Object.fromEntries(unknown.map((id) => [`utterance ${id}`, 'is not here']));
    throw new RecognitionError('invalidIntents', `${name} has no such utterances`, { fields });
  }
  const gone = new Set([...remove, ...change.map(({ id }) => id)]);
  const changedRows = change.map(({ id, ...fields }) => {
    const { utterance, intent, language } = own.get(id) as StoredUtterance;
    return { utterance, intent, language, ...defined(fields) };
  });
  return {
    profiles: state.profiles.map((known) =>
      known.name === name ? { name, description, humanOnly } : known,
    ),
    utterances: [
      ...state.utterances.filter(({ id }) => !gone.has(id)),
      ...changedRows,
      ...add.map((row) => ({ ...row, intent: name })),
    ],
  };
}

function defined(fields: Partial<Utterance>): Partial<Utterance> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function profileAt(state: IntentState, name: string, expectedRevision: number): IntentProfile {
  const profile = state.profiles.find((known) => known.name === name);
  if (!profile) throw unknownIntent(name);
  if (profile.revision === expectedRevision) return profile;
  const { revision } = profile;
  throw new RecognitionError('conflict', `${name} was changed in revision ${revision}`, {
    fields: { expectedRevision: `is ${revision} by now` },
  });
}

/** What is said when an intent is asked for that is not there. */
export function mustKnow({ profiles }: IntentState, intent: string): void {
  if (intent !== NONE && !profiles.some(({ name }) => name === intent)) throw unknownIntent(intent);
}

function unknownIntent(name: string): RecognitionError {
  return new RecognitionError('notFound', `There is no intent ${name}`);
}
