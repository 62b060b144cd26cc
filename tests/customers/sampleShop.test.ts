import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type OrderStatus, parseOrders } from '../../customers/index.ts';

describe('the sample shop', () => {
  const orders = parseOrders(read('orders.json'));

  it('has sixty orders, each number once and made of the day in China', () => {
    expect(new Set(orders.map((order) => order.number)).size).to.equal(60);
    for (const { number, placedAt } of orders) {
      const inChina = new Date(placedAt.getTime() + 8 * 3_600_000).toISOString();
      expect(number.slice(0, 8)).to.equal(inChina.slice(0, 10).replaceAll('-', ''));
    }
  });

  it('shows every state, and logistics wherever a parcel was sent', () => {
    const unsent: readonly OrderStatus[] = ['pendingPayment', 'paid', 'packed', 'cancelled'];
    expect(new Set(orders.map((order) => order.status)).size).to.equal(13);
    for (const { status, logistics, number } of orders) {
      if (unsent.includes(status)) expect(logistics, number).to.equal(null);
      else if (status !== 'refunding') expect(logistics, number).not.to.equal(null);
    }
  });

  it('has order 202611220001 on its way to a phone ending in 6688', () => {
    const order = orders.find(({ number }) => number === '202611220001');
    expect(order).to.include({ phoneLast4: '6688', status: 'shipped' });
    expect(order?.logistics?.events).to.have.length.greaterThan(2);
  });

  it('has eight agents of different skills, for both languages', () => {
    const agents = read('agents.json') as readonly SampleAgent[];
    expect(agents).to.have.lengthOf(8);
    for (const language of ['zh', 'en']) {
      expect(agents.filter((agent) => agent.languages.includes(language))).to.have.length.above(3);
    }
    for (const { email, skills, capacity, ratings } of agents) {
      expect(email).to.match(/@example\.com$/);
      expect(capacity).to.be.within(3, 5);
      expect(ratings.sum / ratings.count).to.be.within(1, 5);
      for (const level of Object.values(skills)) expect(level).to.be.within(0, 1);
    }
  });
});

interface SampleAgent {
  readonly email: string;
  readonly skills: Readonly<Record<string, number>>;
  readonly languages: readonly string[];
  readonly capacity: number;
  readonly ratings: { readonly count: number; readonly sum: number };
}

function read(file: string): unknown {
  const url = new URL(`../../bot/sampleShop/${file}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
}
