import type { UnansweredGroupAnswer } from '../../../wire.ts';
import { dismissMessages, labelMessages } from '../api/unanswered.ts';
import { refresh } from '../live/refresh.ts';
import { Observable } from '../state/observable.ts';
import { keyOf } from './openGroup.ts';

/** A group that was just labelled or dismissed in this browser. */
export interface Settled {
  readonly key: string;
  readonly text: string;
  readonly language: UnansweredGroupAnswer['messages'][number]['language'];
  readonly messages: number;
  /** Null: dismissed. */
  readonly intent: string | null;
  readonly isSaved: boolean;
}

/** What was just settled, newest first. */
export const justSettled = new Observable<readonly Settled[]>([]);
/** Messages that are settled, whether or not the server has said so yet. */
export const settledIds = new Observable<ReadonlySet<string>>(new Set());

const MOST_SHOWN = 50;

/** Labels a group with an intent, or dismisses it (null): at once on the page; what failed comes back. */
export async function settle(group: UnansweredGroupAnswer, intent: string | null): Promise<void> {
  const key = keyOf(group);
  const ids = group.messages.map(({ id }) => id);
  const { text = '', language = 'en' } = group.messages[0] ?? {};
  const entry: Settled = { key, text, language, messages: ids.length, intent, isSaved: false };
  justSettled.update((all) => [entry, ...others(all, key)].slice(0, MOST_SHOWN));
  settledIds.update((all) => new Set([...all, ...ids]));
  try {
    await (intent === null ? dismissMessages(ids) : labelMessages(ids, intent));
    justSettled.update((all) =>
      all.map((other) => (other.key === key ? { ...other, isSaved: true } : other)),
    );
  } catch (error) {
    justSettled.update((all) => others(all, key));
    settledIds.update((all) => new Set([...all].filter((id) => !ids.includes(id))));
    throw error;
  } finally {
    refresh(['unanswered']);
  }
}

/** Forgets what was settled: another account has signed in. */
export function forgetSettled(): void {
  justSettled.set([]);
  settledIds.set(new Set());
}

function others(all: readonly Settled[], key: string): readonly Settled[] {
  return all.filter((entry) => entry.key !== key);
}
