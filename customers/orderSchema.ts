import { z } from 'zod';
import type { Order } from './store.ts';

const text = z.string().trim().min(1).max(300);
const localizedText = z.strictObject({ zh: text, en: text });
const cents = z.int().nonnegative();
const time = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

/** What a valid order looks like in a file or from the shop's system; times are ISO 8601. */
export const orderSchema = z
  .strictObject({
    number: z.string().regex(/^\d{12}$/, 'twelve digits: the date and a number of four'),
    customerName: text,
    phoneLast4: z.string().regex(/^\d{4}$/, 'the last four digits and no more'),
    items: z
      .array(
        z.strictObject({
          sku: text,
          name: localizedText,
          quantity: z.int().positive(),
          priceCents: cents,
        }),
      )
      .min(1),
    totalCents: cents,
    currency: z.literal('CNY'),
    placedAt: time,
    status: z.enum([
      'pendingPayment',
      'paid',
      'packed',
      'shipped',
      'outForDelivery',
      'readyForPickup',
      'delivered',
      'exception',
      'returning',
      'returned',
      'refunding',
      'refunded',
      'cancelled',
    ]),
    logistics: z
      .strictObject({
        carrier: localizedText,
        trackingNumber: text,
        events: z
          .array(z.strictObject({ at: time, place: localizedText, text: localizedText }))
          .min(1),
      })
      .nullable(),
  })
  .refine((order) => inOrder(order.logistics?.events ?? []), {
    path: ['logistics', 'events'],
    error: 'not oldest first',
  });

/** Returns the orders of a file, or throws `ZodError` naming every wrong field. */
export function parseOrders(input: unknown): readonly Order[] {
  return z.array(orderSchema).parse(input);
}

function inOrder(events: readonly { readonly at: Date }[]): boolean {
  return events.every((event, place) => place === 0 || (events[place - 1]?.at ?? 0) <= event.at);
}
