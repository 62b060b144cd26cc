/** A language that customers write in. */
export type Language = 'zh' | 'en';

/** One text in each language. */
export interface LocalizedText {
  readonly zh: string;
  readonly en: string;
}

/** Somebody who asks, as one channel knows them. */
export interface Customer {
  readonly id: string;
  readonly channelId: string;
  /** The channel's id for this person; unique within the channel. */
  readonly userId: string;
  readonly name?: string;
  readonly language?: Language;
  readonly firstSeenAt: Date;
}

/** Where an order stands. */
export type OrderStatus =
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

/** One line of an order. */
export interface OrderItem {
  readonly sku: string;
  readonly name: LocalizedText;
  readonly quantity: number;
  /** Price of one piece, in cents. */
  readonly priceCents: number;
}

/** One report of the carrier. */
export interface LogisticsEvent {
  readonly at: Date;
  readonly place: LocalizedText;
  readonly text: LocalizedText;
}

/** The parcel of an order. */
export interface Logistics {
  readonly carrier: LocalizedText;
  readonly trackingNumber: string;
  /** Oldest first. */
  readonly events: readonly LogisticsEvent[];
}

/** An order as the shop's system gives it. */
export interface Order {
  /** `YYYYMMDD` of the day it was placed (in China) and four digits. */
  readonly number: string;
  readonly customerName: string;
  /** The last four digits; the whole phone number never enters this system. */
  readonly phoneLast4: string;
  readonly items: readonly OrderItem[];
  /** What was paid or is to pay, in cents: the items less discounts, with the delivery charge. */
  readonly totalCents: number;
  readonly currency: 'CNY';
  readonly placedAt: Date;
  readonly status: OrderStatus;
  /** `null` as long as no carrier has the parcel. */
  readonly logistics: Logistics | null;
}

/** One try to show that an order is one's own, right or wrong. */
export interface OwnershipAttempt {
  /** Unique for each try: the activity's id, so that a turn that runs again is counted once. */
  readonly id: string;
  readonly conversationId: string;
  /** As the customer gave it; such an order need not exist. */
  readonly orderNumber: string;
  readonly at: Date;
}

/** Keeps who has written to us. */
export interface CustomerStore {
  /** Returns the customer, or `undefined` when there is none. */
  customer(id: string): Promise<Customer | undefined>;

  /** Adds the customer unless this channel and user id are known, and returns the stored one; atomic. */
  remember(customer: Customer): Promise<Customer>;
}

/** Keeps the orders that the shop's system gave us, and who tried to see them. */
export interface OrderStore {
  /** Returns the order, or `undefined` when there is none of this number. */
  order(number: string): Promise<Order | undefined>;

  /** Replaces all orders by these, in one transaction. */
  replaceOrders(orders: readonly Order[]): Promise<void>;

  /**
   * Adds the attempt unless its id is known, and returns every attempt of this conversation or on this
   * order number since `since`, this one included, oldest first; in one transaction, so that parallel
   * tries see each other.
   */
  recordAttempt(attempt: OwnershipAttempt, since: Date): Promise<readonly OwnershipAttempt[]>;

  /** Takes an attempt back, for it was right: only wrong ones count against an order or a conversation. */
  withdrawAttempt(id: string): Promise<void>;
}
