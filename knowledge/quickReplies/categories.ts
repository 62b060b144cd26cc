/** The kinds of quick replies, in the order in which a conversation needs them. */
export const QUICK_REPLY_CATEGORIES = [
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

/** A kind of quick replies. */
export type QuickReplyCategory = (typeof QUICK_REPLY_CATEGORIES)[number];
