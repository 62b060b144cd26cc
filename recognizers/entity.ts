/** An amount in one currency. */
export interface Money {
  readonly amount: number;
  /** ISO 4217 code. */
  readonly currency: string;
}

/** A date, a time, or a span of them. */
export interface DateTime {
  readonly kind: 'date' | 'time' | 'dateTime' | 'range' | 'duration' | 'set';
  /** TIMEX3 expression, exact even where the value is one of several possible ones. */
  readonly timex: string;
  /** Start, or the point itself: `2026-11-22`, `15:00:00` or both, in the shop's local time. */
  readonly from: string | undefined;
  /** End of a range, exclusive. */
  readonly to: string | undefined;
}

/** A product of the shop's catalogue. */
export interface NamedProduct {
  readonly id: string;
  /** As the catalogue has it, however the customer wrote it. */
  readonly name: string;
}

interface Found<Type extends string, Value> {
  readonly type: Type;
  /** The entity as the customer wrote it. */
  readonly text: string;
  /** Offset of the first UTF-16 unit in the utterance. */
  readonly start: number;
  /** Offset behind the last UTF-16 unit. */
  readonly end: number;
  readonly value: Value;
}

/** Something in an utterance that has a value of its own. Entities never overlap. */
export type Entity =
  | Found<'orderNumber' | 'trackingNumber' | 'phone' | 'email' | 'url', string>
  | Found<'money', Money>
  | Found<'dateTime', DateTime>
  | Found<'product', NamedProduct>
  /** A percentage as a share of 100: "20 %" and "8折" are 20 and 80. */
  | Found<'number' | 'percentage', number>;
