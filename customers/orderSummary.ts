import type { Language, LocalizedText, Order, OrderStatus } from './store.ts';

/** What the bot says about an order, in the customer's language; the wording is the bot's. */
export interface OrderSummary {
  readonly number: string;
  readonly status: OrderStatus;
  readonly placedAt: Date;
  readonly items: readonly { readonly name: string; readonly quantity: number }[];
  readonly totalCents: number;
  readonly currency: 'CNY';
  /** `undefined` as long as no carrier has the parcel. */
  readonly parcel: ParcelSummary | undefined;
  /** `undefined` when nothing more is to come, or when nobody can say. */
  readonly next: NextStep | undefined;
}

/** Who carries the parcel, and what they reported last. */
export interface ParcelSummary {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly latest: { readonly at: Date; readonly place: string; readonly text: string } | undefined;
}

/** What the order becomes next, and by when where the shop promises it. */
export interface NextStep {
  readonly status: OrderStatus;
  readonly by: Date | undefined;
}

/** Returns what there is to say about an order. */
export function orderSummary(order: Order, language: Language): OrderSummary {
  const { number, status, placedAt, totalCents, currency } = order;
  return {
    number,
    status,
    placedAt,
    items: order.items.map(({ name, quantity }) => ({ name: name[language], quantity })),
    totalCents,
    currency,
    parcel: parcelSummary(order, language),
    next: nextStep(order),
  };
}

function parcelSummary({ logistics }: Order, language: Language): ParcelSummary | undefined {
  if (logistics === null) return undefined;
  const latest = logistics.events.at(-1);
  const inLanguage = (text: LocalizedText) => text[language];
  return {
    carrier: inLanguage(logistics.carrier),
    trackingNumber: logistics.trackingNumber,
    latest: latest && {
      at: latest.at,
      place: inLanguage(latest.place),
      text: inLanguage(latest.text),
    },
  };
}

/** The sample shop's promises: pay within 30 minutes, two to four days on the way, a check in 48 hours. */
function nextStep(order: Order): NextStep | undefined {
  const sent = order.logistics?.events.at(0)?.at;
  const reported = order.logistics?.events.at(-1)?.at;
  switch (order.status) {
    case 'pendingPayment':
      return { status: 'paid', by: hoursAfter(order.placedAt, 0.5) };
    case 'paid':
      return { status: 'packed', by: undefined };
    case 'packed':
      return { status: 'shipped', by: undefined };
    case 'shipped':
      return { status: 'outForDelivery', by: hoursAfter(sent, 4 * 24) };
    case 'outForDelivery':
    case 'readyForPickup':
      return { status: 'delivered', by: undefined };
    case 'returning':
      return { status: 'returned', by: undefined };
    case 'returned':
      return { status: 'refunding', by: hoursAfter(reported, 48) };
    case 'refunding':
      return { status: 'refunded', by: undefined };
    case 'delivered':
    case 'exception':
    case 'refunded':
    case 'cancelled':
      return undefined;
  }
}

function hoursAfter(date: Date | undefined, hours: number): Date | undefined {
  return date && new Date(date.getTime() + hours * 3_600_000);
}
