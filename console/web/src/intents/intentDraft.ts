import type { IntentChangeDetailAnswer, UtteranceAnswer } from '../../../wire.ts';
import type { IntentPatch, NewUtterance } from './intentPatch.ts';

/** What an author has changed of an intent and not saved yet. */
export interface IntentDraft {
  /** The revision of the intent when the first change was made; undefined before. */
  readonly base?: number;
  /** Undefined: as it is. */
  readonly description?: string | undefined;
  readonly humanOnly?: boolean | undefined;
  readonly added: readonly NewUtterance[];
  /** By id, as they were and as they shall be; a changed intent moves the utterance. */
  readonly changed: Readonly<Record<number, UtteranceChange>>;
  readonly removed: Readonly<Record<number, UtteranceAnswer>>;
}

/** An utterance before and after. */
export interface UtteranceChange {
  readonly before: UtteranceAnswer;
  readonly after: UtteranceAnswer;
}

/** Nothing changed. */
export const NO_CHANGES: IntentDraft = { added: [], changed: {}, removed: {} };

/** How many things are changed. */
export function changeCount(draft: IntentDraft): number {
  return (
    draft.added.length +
    Object.keys(draft.changed).length +
    Object.keys(draft.removed).length +
    Number(draft.description !== undefined) +
    Number(draft.humanOnly !== undefined)
  );
}

/** The utterances of a text with one a line, each once; `''` finds the language of each by its script. */
export function linesOf(text: string, language: UtteranceAnswer['language'] | ''): NewUtterance[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return [...new Set(lines)]
    .filter((line) => line !== '')
    .map((utterance) => ({ utterance, language: language || scriptOf(utterance) }));
}

/** With new utterances; those that are there already are not there twice. */
export function withAdded(draft: IntentDraft, lines: readonly NewUtterance[]): IntentDraft {
  const present = new Set(draft.added.map(keyOf));
  return {
    ...draft,
    added: [...draft.added, ...lines.filter((line) => !present.has(keyOf(line)))],
  };
}

/** With a changed utterance; one that is as before is no change. */
export function withChanged(
  draft: IntentDraft,
  before: UtteranceAnswer,
  change: Partial<UtteranceAnswer>,
): IntentDraft {
  const { [before.id]: known, ...others } = draft.changed;
  const after = { ...before, ...known?.after, ...change };
  const same =
    after.utterance === before.utterance &&
    after.language === before.language &&
    after.intent === before.intent;
  return { ...draft, changed: same ? others : { ...others, [before.id]: { before, after } } };
}

/** With an utterance removed, which ends what was changed about it. */
export function withRemoved(draft: IntentDraft, utterance: UtteranceAnswer): IntentDraft {
  const { [utterance.id]: _change, ...changed } = draft.changed;
  return { ...draft, changed, removed: { ...draft.removed, [utterance.id]: utterance } };
}

/** With an utterance as it was. */
export function withRestored(draft: IntentDraft, id: number): IntentDraft {
  const { [id]: _change, ...changed } = draft.changed;
  const { [id]: _utterance, ...removed } = draft.removed;
  return { ...draft, changed, removed };
}

/** Without what can't be done any more, because others have changed or removed the utterance. */
export function withoutGone(
  draft: IntentDraft,
  changes: readonly IntentChangeDetailAnswer[],
): IntentDraft {
  const gone = changes.flatMap((change) => change.removedUtterances);
  return gone.reduce((rest, { id }) => withRestored(rest, id), draft);
}

/** What is asked of the server. */
export function patchOf(draft: IntentDraft, expectedRevision: number, note: string): IntentPatch {
  return {
    expectedRevision,
    ...(draft.description === undefined ? {} : { description: draft.description }),
    ...(draft.humanOnly === undefined ? {} : { humanOnly: draft.humanOnly }),
    ...(draft.added.length === 0 ? {} : { add: draft.added }),
    ...listed('change', Object.values(draft.changed).map(changeOf)),
    ...listed('remove', Object.keys(draft.removed).map(Number)),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
}

function listed<K extends string, T>(name: K, items: readonly T[]): { readonly [N in K]?: T[] } {
  return items.length === 0 ? {} : ({ [name]: items } as { [N in K]?: T[] });
}

function changeOf({ before, after }: UtteranceChange) {
  return {
    id: before.id,
    ...(after.utterance === before.utterance ? {} : { utterance: after.utterance }),
    ...(after.language === before.language ? {} : { language: after.language }),
    ...(after.intent === before.intent ? {} : { intent: after.intent }),
  };
}

function keyOf({ utterance, language }: NewUtterance): string {
  return `${language} ${utterance}`;
}

function scriptOf(text: string): UtteranceAnswer['language'] {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}
