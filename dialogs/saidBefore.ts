import type { Turn } from '../handoff/index.ts';
import { memoryOf, remember } from './memory.ts';

/** Messages that are kept, and of each so much: enough to tell that somebody repeats themselves. */
const KEPT = { messages: 5, characters: 200 };
/** Who writes again after this silence has come anew, in minutes. */
const SILENCE_MINUTES = 30;
const DAY_MINUTES = 24 * 60;

/** What a message alone can't tell of how a customer feels. */
export interface Before {
  /** Their messages before this one, newest last. */
  readonly earlier: readonly string[];
  /** How often they came in the last 24 hours, this time included. */
  readonly contactsToday: number;
}

/** What the customer said before this message and how often they came today; remembers this message too. */
export function hearAgain(turn: Turn, text: string): Before {
  const { earlier, contacts, lastHeardAt } = memoryOf(turn);
  const now = turn.now.toISOString();
  const recent = contacts.filter((at) => minutesSince(at, turn.now) < DAY_MINUTES);
  const isAnew = lastHeardAt === null || minutesSince(lastHeardAt, turn.now) >= SILENCE_MINUTES;
  const visits = isAnew || recent.length === 0 ? [...recent, now] : recent;
  remember(turn, {
    earlier: [...earlier, text.slice(0, KEPT.characters)].slice(-KEPT.messages),
    contacts: visits,
    lastHeardAt: now,
  });
  return { earlier, contactsToday: visits.length };
}

function minutesSince(at: string, now: Date): number {
  return (now.getTime() - new Date(at).getTime()) / 60_000;
}
