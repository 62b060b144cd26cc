import { type Language, type Order, orderSummary } from '../customers/index.ts';
import type { QuickReplyValues } from '../knowledge/index.ts';
import { time, yuan } from './orderText.ts';
import { WORDING } from './wording.ts';

/** An order as the variables of agents' quick replies, in the words in which the bot tells it. */
export function orderValues(order: Order, language: Language): QuickReplyValues {
  const { order: phrases } = WORDING[language];
  const { number, status, items, totalCents, placedAt, parcel } = orderSummary(order, language);
  return {
    'customer.name': order.customerName,
    'order.id': number,
    'order.status': phrases.status[status].name,
    'order.items': items
      .map((item) => phrases.item(item.name, item.quantity))
      .join(language === 'zh' ? '、' : '; '),
    'order.total': yuan(totalCents),
    'order.date': time(placedAt, phrases.locale),
    'logistics.carrier': parcel?.carrier,
    'logistics.number': parcel?.trackingNumber,
    'logistics.status': parcel?.latest?.text,
    'logistics.place': parcel?.latest?.place,
    'logistics.time': parcel?.latest && time(parcel.latest.at, phrases.locale),
  };
}
