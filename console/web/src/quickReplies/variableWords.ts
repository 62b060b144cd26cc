import type { Translate } from '../i18n/translation.ts';

/** The variables that quick replies know, by what they tell of. */
export const VARIABLES = [
  'customer.name',
  'order.id',
  'order.status',
  'order.items',
  'order.total',
  'order.date',
  'logistics.carrier',
  'logistics.number',
  'logistics.status',
  'logistics.place',
  'logistics.time',
  'agent.name',
  'shop.name',
  'shop.hours',
  'shop.phone',
  'shop.website',
  'shop.returnAddress',
] as const;

/** A variable in words: "order number"; an unknown one as it is written. */
export function variableWords(name: string, t: Translate): string {
  const known = VARIABLES.find((variable) => variable === name);
  return known ? t(`quickReplies.variables.${known}`) : name;
}
