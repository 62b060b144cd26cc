import { isDate } from 'node:util/types';

/*
 * A record is kept as JSON, in which a Date is written {"$date": milliseconds}. It comes back as a
 * Date wherever it stood, also inside a channel's activity, whose fields nobody can list; and a text
 * that only looks like a date stays a text. A stranger's own object with a key `$date` gets one more
 * `$` on the way in and loses it on the way out, so no activity can forge a Date.
 */
const DATE_KEY = '$date';
const RESERVED_KEY = /^\$+date$/;

/** The JSON of a record, its Dates kept; properties that are undefined vanish. */
export function encodeDocument(record: unknown): string {
  return JSON.stringify(record, encodeValue);
}

/** The record of a JSON that `encodeDocument` made. */
export function decodeDocument<T>(json: string): T {
  return JSON.parse(json, json.includes('$date"') ? decodeValue : undefined) as T;
}

function encodeValue(
  this: Readonly<Record<string, unknown>>,
  key: string,
  value: unknown,
): unknown {
  const original = this[key]; // `value` has been through Date's own toJSON already
  if (isDate(original)) return { [DATE_KEY]: original.getTime() };
  if (!isObject(value) || !Object.keys(value).some((name) => RESERVED_KEY.test(name))) return value;
  return renameKeys(value, (name) => (RESERVED_KEY.test(name) ? `$${name}` : name));
}

function decodeValue(_key: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  if (!names.some((name) => RESERVED_KEY.test(name))) return value;
  if (names.length === 1 && names[0] === DATE_KEY) return new Date(Number(value[DATE_KEY] ?? NaN));
  return renameKeys(value, (name) => (RESERVED_KEY.test(name) ? name.slice(1) : name));
}

function renameKeys(value: Record<string, unknown>, rename: (name: string) => string): unknown {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [rename(name), item]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
