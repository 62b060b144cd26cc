import { Temporal } from 'temporal-polyfill';

/** From when until when on one day, in local time: `HH:MM`; `until` may be `24:00`. */
export interface OpenSpan {
  readonly from: string;
  readonly until: string;
}

/** A date whose hours differ from its weekday's: a holiday, or a day worked instead. */
export interface SpecialDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly name: string;
  /** In order, without overlap; none: closed all day. */
  readonly open: readonly OpenSpan[];
}

/** When a queue has agents. */
export interface BusinessHours {
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  /** The seven days from Monday on; of each in order, without overlap; none: closed all day. */
  readonly week: readonly (readonly OpenSpan[])[];
  readonly specialDays: readonly SpecialDay[];
}

/** How far ahead an opening is looked for, in days: beyond it, nobody opens. */
const HORIZON_DAYS = 400;

/** Whether it is open at `now`; without hours, always. */
export function isOpen(hours: BusinessHours | null, now: Date): boolean {
  if (!hours) return true;
  const at = now.getTime();
  return spansOf(hours, localDate(hours, now)).some(({ from, until }) => from <= at && at < until);
}

/** When it is next open, `now` included; undefined when it never opens again. */
export function nextOpening(hours: BusinessHours | null, now: Date): Date | undefined {
  return afterOpenTime(hours, now, 0);
}

/** Open time between two moments, in milliseconds; 0 when `until` is not after `from`. */
export function openMsBetween(hours: BusinessHours | null, from: Date, until: Date): number {
  const [start, end] = [from.getTime(), until.getTime()];
  if (end <= start) return 0;
  if (!hours) return end - start;
  let sum = 0;
  for (const span of spansFrom(hours, from)) {
    if (span.from >= end) break;
    sum += Math.max(0, Math.min(span.until, end) - Math.max(span.from, start));
  }
  return sum;
}

/**
 * The moment at which `ms` of open time have passed since `from`: a deadline that stands still while
 * nobody works. Undefined when that never happens.
 */
export function afterOpenTime(
  hours: BusinessHours | null,
  from: Date,
  ms: number,
): Date | undefined {
  if (!hours) return new Date(from.getTime() + ms);
  let left = ms;
  for (const span of spansFrom(hours, from)) {
    const start = Math.max(span.from, from.getTime());
    if (start >= span.until) continue;
    if (span.until - start > left) return new Date(start + left);
    left -= span.until - start;
  }
  return undefined;
}

/** A stretch of open time: from (included) until (excluded), in milliseconds of the epoch. */
interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** The stretches from the day of `start` on, in order. */
function* spansFrom(hours: BusinessHours, start: Date): Generator<Stretch> {
  let date = localDate(hours, start);
  for (let day = 0; day < HORIZON_DAYS; day += 1) {
    yield* spansOf(hours, date);
    date = date.add({ days: 1 });
  }
}

/** One local day's stretches; a day on which the clocks change is as long as it is. */
function spansOf(hours: BusinessHours, date: Temporal.PlainDate): readonly Stretch[] {
  const special = hours.specialDays.find((day) => day.date === date.toString());
  const open = special?.open ?? hours.week[date.dayOfWeek - 1] ?? [];
  return open.map(({ from, until }) => ({
    from: momentOf(hours, date, from),
    until: momentOf(hours, date, until),
  }));
}

/** A time that the clocks skip counts as the one after the gap (Temporal's `compatible`). */
function momentOf({ timeZone }: BusinessHours, date: Temporal.PlainDate, time: string): number {
  const isMidnight = time === '24:00';
  const day = isMidnight ? date.add({ days: 1 }) : date;
  const plainTime = isMidnight ? Temporal.PlainTime.from('00:00') : Temporal.PlainTime.from(time);
  return day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}

function localDate({ timeZone }: BusinessHours, at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
}
