import type { OrderStatus } from '../customers/index.ts';

/** What the bot says and asks about orders, in one language. */
export interface OrderPhrases {
  readonly askNumber: string;
  /** What came is no order number. */
  readonly noNumber: string;
  readonly askEnding: string;
  /** What came is no ending of a phone number. */
  readonly noEnding: string;
  /** No such order, or not theirs: the same words for both. */
  denied(triesLeft: number): string;
  readonly locked: string;
  readonly status: Readonly<Record<OrderStatus, OrderStatusPhrases>>;
  heading(orderNumber: string, status: string): string;
  item(name: string, quantity: number): string;
  total(yuan: string): string;
  parcel(carrier: string, trackingNumber: string): string;
  report(at: string, place: string, text: string): string;
  /** BCP 47 locale that dates are written in. */
  readonly locale: string;
}

/** How one state of an order is told. */
export interface OrderStatusPhrases {
  readonly name: string;
  /** What it means and what comes next; `by` is the day promised for that, when there is one. */
  explain(by: string | undefined): string;
}
