/** What a shop can say about itself, once for all quick replies: `shop.name` and so on. */
export const SHOP_FACTS = ['name', 'hours', 'phone', 'website', 'returnAddress'] as const;

/** One thing that a shop says about itself. */
export type ShopFact = (typeof SHOP_FACTS)[number];

/** The variables that quick replies know. */
export const QUICK_REPLY_VARIABLES = [
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

/** The name of a variable. */
export type QuickReplyVariable = (typeof QUICK_REPLY_VARIABLES)[number];

/** What the variables stand for in one conversation and language; absent or blank: nobody knows. */
export type QuickReplyValues = { readonly [V in QuickReplyVariable]?: string | undefined };
