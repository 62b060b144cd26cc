import type { Translate } from '../i18n/translation.ts';

/** The kinds of quick replies, in the order in which a conversation needs them. */
export const CATEGORIES = [
  'greeting',
  'waiting',
  'verification',
  'order',
  'payment',
  'logistics',
  'returns',
  'refunds',
  'exchange',
  'quality',
  'repair',
  'product',
  'size',
  'coupons',
  'invoice',
  'account',
  'appeasing',
  'escalation',
  'safety',
  'followUp',
  'closing',
  'afterHours',
  'other',
] as const;

/** A category in words; one that this page does not know yet as it is. */
export function categoryWords(name: string, t: Translate): string {
  const known = CATEGORIES.find((category) => category === name);
  return known ? t(`quickReplies.categories.${known}`) : name;
}
