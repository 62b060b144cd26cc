import { isOpen, nextOpening } from './businessHours.ts';
import type { Queue } from './queue.ts';
import type { Phrases } from './wording.ts';

/** What a customer in line hears: their place, or from when on somebody is there. */
export function placeText(phrases: Phrases, place: number, queue: Queue, now: Date): string {
  const { hours = null } = queue;
  if (!hours || isOpen(hours, now)) return phrases.place(place);
  return phrases.closed(nextOpening(hours, now), hours.timeZone);
}
