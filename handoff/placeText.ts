import { isOpen, nextOpening } from './businessHours.ts';
import type { Language } from './conversation.ts';
import type { Queue } from './queue.ts';
import type { Wording } from './wording.ts';

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;

/** What a customer in line hears: their place, or from when on somebody is there. */
export function placeText(
  wording: Wording,
  language: Language,
  place: number,
  { hours = null }: Queue,
  now: Date,
): string {
  const phrases = wording[language];
  if (!hours || isOpen(hours, now)) return phrases.place(place);
  const opensAt = nextOpening(hours, now);
  return phrases.closed(opensAt ? localTime(opensAt, LOCALES[language], hours.timeZone) : null);
}

/** A point in time as people say it, such as `Mon, 23 Nov, 09:00`. */
function localTime(at: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    ...{ timeZone, weekday: 'short', month: 'short', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hour12: false },
  }).format(at);
}
