import type { Money } from './entity.ts';
import type { EntityPattern } from './entityPatterns.ts';

const AMOUNT = String.raw`(?<amount>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)`;
const MULTIPLE = `(?<multiple>[kK千万])?`;
const NOT_IN_A_NUMBER = String.raw`(?<![\d.,])`;

/** Signs and words before and after an amount. The yen sign means yuan here, as in every shop. */
const CURRENCIES = [
  {
    currency: 'CNY',
    before: '[¥￥]|RMB|CNY|人民币',
    after: '元|块钱?|RMB|CNY|yuan|人民币',
  },
  { currency: 'HKD', before: String.raw`HK\$|HKD|港币`, after: '港币|港元|HKD' },
  {
    currency: 'USD',
    before: String.raw`US\$|\$|USD|美元|美金`,
    after: '美元|美金|刀|USD|dollars?|bucks?',
  },
  { currency: 'EUR', before: '€|EUR', after: '€|欧元|EUR|euros?' },
  { currency: 'GBP', before: '£|GBP', after: '£|英镑|GBP|pounds?|quid' },
  { currency: 'JPY', before: 'JPY', after: '日元|日币|JPY|yen' },
];

/** Amounts of money in digits. "199块9" is 199.9, "1.2万" with a currency 12,000. */
export const MONEY_PATTERNS: readonly EntityPattern[] = CURRENCIES.flatMap(
  ({ currency, before, after }) => [
    pattern(
      String.raw`${NOT_IN_A_NUMBER}${AMOUNT} ?${MULTIPLE} ?(?:${after})(?<tenths>\d(?![\d.]))?(?![a-z])`,
      currency,
    ),
    pattern(String.raw`(?<![a-z])(?:${before}) ?${AMOUNT}${MULTIPLE}(?![\d])(?:元)?`, currency),
  ],
);

function pattern(source: string, currency: string): EntityPattern {
  return {
    type: 'money',
    pattern: new RegExp(source, 'giu'),
    read: ({ groups }) => readMoney(groups ?? {}, currency),
  };
}

const MULTIPLES: Readonly<Record<string, number>> = { k: 1000, K: 1000, 千: 1000, 万: 10_000 };

function readMoney(groups: Readonly<Record<string, string>>, currency: string): Money | undefined {
  const { amount, multiple, tenths } = groups;
  if (amount === undefined) return undefined;
  const base = Number(amount.replaceAll(',', '')) * (MULTIPLES[multiple ?? ''] ?? 1);
  return { amount: Math.round((base + Number(tenths ?? 0) / 10) * 100) / 100, currency };
}
