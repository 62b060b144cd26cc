import type { UiLanguage } from '../i18n/language.ts';

const LOCALES: Readonly<Record<UiLanguage, string>> = { zh: 'zh-CN', en: 'en-GB' };
/** Of second, minute, hour and day; `Intl` writes "3 secs", which is neither short nor the same everywhere. */
const UNITS = { zh: ['秒', '分钟', '小时', '天'], en: ['s', 'min', 'h', 'd'] } as const;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

/** "20:15". */
export function clockTime(at: string, language: UiLanguage): string {
  return dateFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  );
}

/** "22 Nov 2026, 20:15". */
export function dateAndTime(at: string, language: UiLanguage): string {
  return dateFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** "Today", "Yesterday", else the day with weekday, and the year when it is another. */
export function dayName(at: string, now: number, language: UiLanguage): string {
  const date = new Date(at);
  const today = new Date(now);
  const days = Math.round((startOfDay(date) - startOfDay(today)) / (DAY * 1000));
  if (days === 0 || days === -1) {
    const relative = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' });
    const name = relative.format(days, 'day');
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
  const sameYear = date.getFullYear() === today.getFullYear();
  return dateFormat(language, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date);
}

/** Whether two moments lie on the same local day. */
export function sameDay(a: string, b: string): boolean {
  return startOfDay(new Date(a)) === startOfDay(new Date(b));
}

/** An age in its largest unit: "12 s", "4 min", "2 h", "3 d"; below a second "0 s". */
export function shortAge(seconds: number, language: UiLanguage): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [second, minute, hour, day] = UNITS[language];
  if (whole < MINUTE) return `${whole} ${second}`;
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)} ${minute}`;
  if (whole < DAY) return `${Math.floor(whole / HOUR)} ${hour}`;
  return `${Math.floor(whole / DAY)} ${day}`;
}

/** A countdown or stopwatch: "0:41", "12:05", "1:02:09"; a minus when it is over. */
export function stopwatch(seconds: number): string {
  const whole = Math.trunc(Math.abs(seconds));
  const sign = seconds < 0 && whole > 0 ? '−' : '';
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const rest = String(whole % MINUTE).padStart(2, '0');
  return hours > 0
    ? `${sign}${hours}:${String(minutes).padStart(2, '0')}:${rest}`
    : `${sign}${minutes}:${rest}`;
}

/** A share of 1 as a percentage: "94%"; with a digit "93.8%". */
export function percent(share: number, language: UiLanguage, digits = 0): string {
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share);
}

/** A number with at most so many decimals, always shown. */
export function decimal(value: number, digits: number, language: UiLanguage): string {
  return new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A whole number with its thousands told apart: "12,345". */
export function integer(value: number, language: UiLanguage): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 0 }).format(value);
}

/** "a, b and c". */
export function listOf(items: readonly string[], language: UiLanguage): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items);
}

/** The name of a language in the page's language; the tag itself when it is no language. */
export function languageName(tag: string, language: UiLanguage): string {
  try {
    return new Intl.DisplayNames(LOCALES[language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function dateFormat(
  language: UiLanguage,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], options);
  formats.set(key, known);
  return known;
}
