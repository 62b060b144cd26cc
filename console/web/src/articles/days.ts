/*
 * An author chooses days, of the place where they are; the API knows instants. A day that something
 * lasts until is meant with all of it: the instant is the beginning of the next one.
 */

/** The day of an instant, as `<input type="date">` has it; '' when there is none. */
export function dayOf(instant: string | null, lasting = false): string {
  if (instant === null) return '';
  const date = new Date(new Date(instant).getTime() - (lasting ? 1 : 0));
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The instant at which a day begins, or with `lasting` ends; null for ''. */
export function instantOf(day: string, lasting = false): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return null;
  return new Date(year, month - 1, date + (lasting ? 1 : 0)).toISOString();
}
