import type { QueueAnswer } from '../../../wire.ts';

type Hours = NonNullable<QueueAnswer['hours']>;
type OpenSpan = Hours['week'][number][number];
type SpecialDay = Hours['specialDays'][number];

const SPAN = /^(\d{1,2})[:：](\d{2})\s*(?:-|–|—|~|至|到|to)\s*(\d{1,2})[:：](\d{2})$/;
const DAY = /^(\d{4}-\d{2}-\d{2})\s+(.*?)\s*[:：]?\s*(closed|休息|(?:\d{1,2}[:：]\d{2}.*))$/i;
const CLOSED = /^(?:closed|休息)?$/i;

/** One day's hours as people write them, such as `09:00–12:00, 13:00–18:00`; empty: closed. */
export function spansText(spans: readonly OpenSpan[]): string {
  return spans.map(({ from, until }) => `${from}–${until}`).join(', ');
}

/** Reads what {@link spansText} writes; undefined when it can't be read, overlaps or runs backwards. */
export function readSpans(text: string): readonly OpenSpan[] | undefined {
  const trimmed = text.trim();
  if (CLOSED.test(trimmed)) return [];
  const spans: OpenSpan[] = [];
  for (const part of trimmed.split(/\s*[,，;；、]\s*/)) {
    const [, fromHour = '', fromMinute = '', untilHour = '', untilMinute = ''] =
      SPAN.exec(part) ?? [];
    const from = `${fromHour.padStart(2, '0')}:${fromMinute}`;
    const until = `${untilHour.padStart(2, '0')}:${untilMinute}`;
    const isTime = (time: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
    if (!isTime(from) || !(isTime(until) || until === '24:00') || from >= until) return undefined;
    if (from < (spans.at(-1)?.until ?? '')) return undefined;
    spans.push({ from, until });
  }
  return spans;
}

/** Special days, a line each, such as `2026-10-01 National Day: closed`. */
export function specialDaysText(days: readonly SpecialDay[], closed: string): string {
  return days
    .map(({ date, name, open }) => `${date} ${name}: ${spansText(open) || closed}`)
    .join('\n');
}

/** Reads what {@link specialDaysText} writes, or the first line that can't be read. */
export function readSpecialDays(
  text: string,
): { readonly days: readonly SpecialDay[] } | { readonly wrongLine: string } {
  const days: SpecialDay[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [, date = '', name = '', hours = ''] = DAY.exec(line) ?? [];
    const open = readSpans(hours);
    if (!isDate(date) || !open) return { wrongLine: line };
    days.push({ date, name, open });
  }
  return { days };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
