import type { LoggedEvent } from '../../../handoff/index.ts';
import type { ConsoleEvent } from '../../consoleParts.ts';
import type { EventAnswer } from '../../wire.ts';
import { iso } from './iso.ts';

/** An event as `/sync` and the live stream give it. */
export function eventAnswerOf({ cursor, at, event }: LoggedEvent<ConsoleEvent>): EventAnswer {
  return { cursor, at: iso(at), event };
}
