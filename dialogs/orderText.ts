import { type Language, type Order, orderSummary } from '../customers/index.ts';
import type { OrderPhrases } from './orderPhrases.ts';

/** How many of the carrier's reports are told: the newest and the ones before. */
const REPORTS = 4;
/** Orders are promised, and couriers report, in the shop's time. */
const TIME_ZONE = 'Asia/Shanghai';

/** An order as a chat message, in Markdown: what it is, where it stands, what comes next. */
export function orderText(
  order: Order,
  language: Language,
  phrases: OrderPhrases,
  now: Date,
): string {
  const { number, status, items, totalCents, parcel, next } = orderSummary(order, language);
  const { name, explain } = phrases.status[status];
  const goods = items.map((item) => phrases.item(item.name, item.quantity)).join(' · ');
  const by = next?.by && next.by > now ? time(next.by, phrases.locale) : undefined;
  const paragraphs = [
    phrases.heading(number, name),
    `${goods} · ${phrases.total(yuan(totalCents))}`,
    explain(by),
  ];
  if (parcel && order.logistics) {
    const reports = order.logistics.events
      .slice(-REPORTS)
      .reverse()
      .map(({ at, place, text }) =>
        phrases.report(time(at, phrases.locale), place[language], text[language]),
      );
    const heading = phrases.parcel(parcel.carrier, parcel.trackingNumber);
    paragraphs.push([heading, '', ...reports.map((report) => `- ${report}`)].join('\n'));
  }
  return paragraphs.join('\n\n');
}

/** Cents as yuan, such as `199.00`. */
export function yuan(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** An instant in the shop's time, such as `22 Nov, 08:00`. */
export function time(at: Date, locale: string): string {
  return at.toLocaleString(locale, {
    timeZone: TIME_ZONE,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}
