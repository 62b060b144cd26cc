/** Where an order stands, as far as it tells what its owner will ask. */
export type OrderState =
  | 'pendingPayment'
  | 'paid'
  | 'packed'
  | 'shipped'
  | 'outForDelivery'
  | 'readyForPickup'
  | 'delivered'
  | 'exception'
  | 'returning'
  | 'returned'
  | 'refunding'
  | 'refunded'
  | 'cancelled';

/** An order that its owner has shown to be theirs. */
export interface OwnOrder {
  readonly status: OrderState;
  /** When it came into this state, or the last thing that is known of it. */
  readonly since: Date;
}

/** What an owner is likely to ask: where the parcel is, a person, or what an intent's article answers. */
export type OrderQuestion =
  | { readonly kind: 'track' }
  | { readonly kind: 'person' }
  | { readonly kind: 'article'; readonly intent: string };

/**
 * Returns what the owner of these orders is likely to ask, likeliest first, each question once. Newer news
 * come before older ones; an order that is done leaves room for others after {@link OLD_NEWS_DAYS}.
 */
export function orderQuestions(orders: readonly OwnOrder[], now: Date): readonly OrderQuestion[] {
  const questions = [...orders]
    .sort((one, other) => rank(one, now) - rank(other, now))
    .flatMap((order) => questionsAbout(order, now));
  const seen = new Set<string>();
  return questions.filter((question) => {
    const key = question.kind === 'article' ? question.intent : question.kind;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** After so many days nobody asks how to return it; the shop takes things back for seven days. */
const RETURN_DAYS = 15;
const OLD_NEWS_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

const track: OrderQuestion = { kind: 'track' };
const person: OrderQuestion = { kind: 'person' };

function questionsAbout({ status, since }: OwnOrder, now: Date): readonly OrderQuestion[] {
  const days = (now.getTime() - since.getTime()) / DAY_MS;
  switch (status) {
    case 'pendingPayment':
      return about('payment.failed', 'payment.methods', 'order.cancel');
    case 'paid':
    case 'packed':
      return about('order.rush', 'order.changeAddress', 'order.cancel');
    case 'shipped':
      return [track, ...about('delivery.time', 'order.changeAddress', 'delivery.door')];
    case 'outForDelivery':
      return [track, ...about('delivery.door', 'delivery.refuse')];
    case 'readyForPickup':
      return [...about('parcel.pickup'), track];
    case 'delivered':
      return days <= RETURN_DAYS
        ? about('return.start', 'invoice.request', 'product.warranty', 'parcel.notReceived')
        : about('product.warranty', 'invoice.request', 'repair.start');
    case 'exception':
      return [track, person, ...about('parcel.notReceived')];
    case 'returning':
      return about('refund.status', 'return.cancel', 'return.freight');
    case 'returned':
    case 'refunding':
      return about('refund.status', 'refund.amount');
    case 'refunded':
      return about('refund.status', 'refund.amount');
    case 'cancelled':
      return about('refund.status');
  }
}

function about(...intents: readonly string[]): readonly OrderQuestion[] {
  return intents.map((intent) => ({ kind: 'article', intent }));
}

const DONE: readonly OrderState[] = ['delivered', 'refunded', 'cancelled'];

/** What is under way comes first, then the newest news. */
function rank({ status, since }: OwnOrder, now: Date): number {
  const ageDays = (now.getTime() - since.getTime()) / DAY_MS;
  return ageDays + (DONE.includes(status) && ageDays > OLD_NEWS_DAYS ? 10_000 : 0);
}
