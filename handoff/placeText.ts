import { isOpen, nextOpening } from './businessHours.ts';
import type { Language } from './conversation.ts';
import type { Queue } from './queue.ts';
import type { WaitRange } from './waitHistory.ts';
import type { Wording } from './wording.ts';

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;
/** Minutes as people say them; beyond, by the half hour. */
const SAID_MINUTES = [1, 2, 3, 4, 5, 7, 10, 15, 20, 25, 30, 40, 50, 60] as const;

/** What a customer in line hears: their place and how long it takes, or from when on somebody is there. */
export function placeText(
  wording: Wording,
  language: Language,
  place: number,
  { hours = null }: Queue,
  now: Date,
  wait?: WaitRange,
): string {
  const phrases = wording[language];
  if (!hours || isOpen(hours, now)) {
    const long = wait && phrases.wait?.(saidMinutes(wait.p50Seconds), saidMinutes(wait.p90Seconds));
    return phrases.place(place) + (long ? (language === 'en' ? ' ' : '') + long : '');
  }
  const opensAt = nextOpening(hours, now);
  return phrases.closed(opensAt ? localTime(opensAt, LOCALES[language], hours.timeZone) : null);
}

/** Minutes, rounded up to what people say: who was told less than it takes is told wrong. */
export function saidMinutes(seconds: number): number {
  const minutes = seconds / 60;
  return SAID_MINUTES.find((said) => said >= minutes) ?? Math.ceil(minutes / 30) * 30;
}

/** A point in time as people say it, such as `Mon, 23 Nov, 09:00`. */
function localTime(at: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    ...{ timeZone, weekday: 'short', month: 'short', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hour12: false },
  }).format(at);
}
