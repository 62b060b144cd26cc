import type { Order } from '../../customers/index.ts';

/** An order on its way, with plain defaults. */
export function anOrder(changes: Partial<Order> = {}): Order {
  return {
    number: '202611200042',
    customerName: '林晓雯',
    phoneLast4: '6688',
    items: [
      {
        sku: 'EL-TWS-01',
        name: { zh: '降噪耳机', en: 'Noise-cancelling earphones' },
        quantity: 2,
        priceCents: 39900,
      },
    ],
    totalCents: 79800,
    currency: 'CNY',
    placedAt: new Date('2026-11-20T02:00:00Z'),
    status: 'shipped',
    logistics: {
      carrier: { zh: '顺丰速运', en: 'SF Express' },
      trackingNumber: 'SF0000000000001',
      events: [
        {
          at: new Date('2026-11-20T10:00:00Z'),
          place: { zh: '深圳', en: 'Shenzhen' },
          text: { zh: '已揽收', en: 'Collected' },
        },
        {
          at: new Date('2026-11-21T04:00:00Z'),
          place: { zh: '上海', en: 'Shanghai' },
          text: { zh: '已到达上海', en: 'Arrived in Shanghai' },
        },
      ],
    },
    ...changes,
  };
}
