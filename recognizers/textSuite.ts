import {
  recognizeCurrency,
  recognizeDateTime,
  recognizeNumber,
  recognizePercentage,
} from '@microsoft/recognizers-text-suite';
import type { DateTime, Entity } from './entity.ts';
import type { Language } from './store.ts';

/** What can be asked of recognizers-text-suite. */
export type SuiteKind = 'dateTime' | 'percentage' | 'currency' | 'number';

/** One question to recognizers-text-suite. */
export interface SuiteQuestion {
  readonly text: string;
  readonly language: Language;
  readonly kinds: readonly SuiteKind[];
  /** What "tomorrow" is relative to. */
  readonly now: Date;
}

/** The suite's currencies take time with the square of the text; money stands in few characters. */
const MAX_CURRENCY_CHARACTERS = 60;

/**
 * The entities that recognizers-text-suite finds, in the order of the asked kinds. Slow (2 to 250 ms)
 * and blocking: called in a thread of its own, see `SuiteThread`.
 */
export function askSuite({ text, language, kinds, now }: SuiteQuestion): Entity[] {
  const culture = language === 'zh' ? 'zh-cn' : 'en-us';
  return kinds.flatMap((kind) => RECOGNIZE[kind](text, culture, now));
}

const RECOGNIZE: Readonly<
  Record<SuiteKind, (text: string, culture: string, now: Date) => Entity[]>
> = {
  dateTime: (text, culture, now) =>
    (recognizeDateTime(text, culture, undefined, now) as SuiteResult[]).flatMap((result) => {
      const value = readDateTime(result);
      return value ? [{ type: 'dateTime' as const, ...place(result, text), value }] : [];
    }),
  percentage: (text, culture) =>
    (recognizePercentage(text, culture) as SuiteResult[]).flatMap((result) => {
      const value = Number.parseFloat(result.resolution?.value ?? '');
      if (Number.isNaN(value)) return [];
      return [{ type: 'percentage' as const, ...place(result, text), value }];
    }),
  currency: (text, culture) =>
    (recognizeCurrency(text.slice(0, MAX_CURRENCY_CHARACTERS), culture) as SuiteResult[]).flatMap(
      (result) => {
        const amount = Number.parseFloat(result.resolution?.value ?? '');
        const { isoCurrency, unit = '' } = result.resolution ?? {};
        const currency = isoCurrency ?? PLAIN_CURRENCIES[unit];
        if (Number.isNaN(amount) || currency === undefined) return [];
        return [{ type: 'money' as const, ...place(result, text), value: { amount, currency } }];
      },
    ),
  number: (text, culture) =>
    (recognizeNumber(text, culture) as SuiteResult[]).flatMap((result) => {
      const value = Number.parseFloat(result.resolution?.value ?? '');
      if (Number.isNaN(value)) return [];
      return [{ type: 'number' as const, ...place(result, text), value }];
    }),
};

/** What a unit means that is named without its country. */
const PLAIN_CURRENCIES: Readonly<Record<string, string>> = { Dollar: 'USD', Pound: 'GBP' };

/** The parts of the suite's results that we read; its own type leaves `resolution` open. */
interface SuiteResult {
  readonly start: number;
  /** Offset of the last character, inclusive. */
  readonly end: number;
  readonly typeName: string;
  readonly resolution?: {
    readonly value?: string;
    readonly unit?: string;
    /** Absent where several countries share the unit's name. */
    readonly isoCurrency?: string;
    readonly values?: readonly SuiteDateTime[];
  };
}

interface SuiteDateTime {
  readonly timex: string;
  readonly type: string;
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
}

function place({ start, end }: SuiteResult, text: string) {
  return { text: text.slice(start, end + 1), start, end: end + 1 };
}

const DATE_TIME_KINDS: Readonly<Record<string, DateTime['kind']>> = {
  date: 'date',
  time: 'time',
  datetime: 'dateTime',
  daterange: 'range',
  timerange: 'range',
  datetimerange: 'range',
  duration: 'duration',
  set: 'set',
};

/** Of several possible values the first, which is the past one: customers tell what happened. */
function readDateTime({ resolution }: SuiteResult): DateTime | undefined {
  const first = resolution?.values?.[0];
  const kind = DATE_TIME_KINDS[first?.type ?? ''];
  if (first === undefined || kind === undefined || first.value === 'not resolved') return undefined;
  return { kind, timex: first.timex, from: first.start ?? first.value, to: first.end };
}
