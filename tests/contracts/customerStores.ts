import { expect } from 'chai';
import type { Customer, Order } from '../../customers/store.ts';
import type { Store } from '../../storage/store.ts';
import { later, NOW } from './records.ts';
import { eachWithEmpty, type Subject } from './subject.ts';

/** Customers, their orders, and who tried to see them. */
export function customerStoresContract(
  subject: Subject<Pick<Store, 'customers' | 'orders'>>,
): void {
  const stores = eachWithEmpty(subject);

  describe('customers', () => {
    it('are remembered once for each channel and user id', async () => {
      const { customers } = stores();
      const [first, second] = await Promise.all([
        customers.remember(aCustomer({ id: 'a', name: '小明 🌸' })),
        customers.remember(aCustomer({ id: 'b' })),
      ]);
      expect(first).to.deep.equal(aCustomer({ id: 'a', name: '小明 🌸' }));
      expect(second).to.deep.equal(first);
      expect(await customers.customer('a')).to.deep.equal(first);
      expect(await customers.customer('b')).to.equal(undefined);
    });

    it('are different people on different channels', async () => {
      const { customers } = stores();
      await customers.remember(aCustomer({ id: 'a' }));
      const other = aCustomer({ id: 'b', channelId: 'webchat' });
      expect(await customers.remember(other)).to.deep.equal(other);
    });
  });

  describe('orders', () => {
    it('are replaced as a whole', async () => {
      const { orders } = stores();
      await orders.replaceOrders([anOrder({ number: '202611010001' })]);
      await orders.replaceOrders([anOrder(), anOrder({ number: '202611220002', logistics: null })]);
      expect(await orders.order('202611220001')).to.deep.equal(anOrder());
      expect((await orders.order('202611220002'))?.logistics).to.equal(null);
      expect(await orders.order('202611010001')).to.equal(undefined);
    });
  });

  describe('tries to see an order', () => {
    it('count for the conversation and for the order number', async () => {
      const { orders } = stores();
      const since = NOW;
      await orders.recordAttempt(anAttempt('early', 'c1', 'o1', -1), later(-9));
      await orders.recordAttempt(anAttempt('mine', 'c1', 'o2', 1), since);
      await orders.recordAttempt(anAttempt('other', 'c2', 'o1', 2), since);
      await orders.recordAttempt(anAttempt('foreign', 'c2', 'o2', 3), since);
      const counted = await orders.recordAttempt(anAttempt('now', 'c1', 'o1', 4), since);
      expect(counted.map(({ id }) => id)).to.deep.equal(['mine', 'other', 'now']);
      expect(counted[2]).to.deep.equal(anAttempt('now', 'c1', 'o1', 4));
    });

    it('count once when their turn runs again', async () => {
      const { orders } = stores();
      await orders.recordAttempt(anAttempt('a', 'c1', 'o1', 0), NOW);
      const counted = await orders.recordAttempt(anAttempt('a', 'c1', 'o1', 0), NOW);
      expect(counted).to.have.length(1);
    });

    it('no longer count once they are withdrawn', async () => {
      const { orders } = stores();
      await orders.recordAttempt(anAttempt('right', 'c1', 'o1', 0), NOW);
      await orders.withdrawAttempt('right');
      await orders.withdrawAttempt('right');
      const counted = await orders.recordAttempt(anAttempt('next', 'c2', 'o1', 1), NOW);
      expect(counted.map(({ id }) => id)).to.deep.equal(['next']);
    });

    it('see each other when they come at once', async () => {
      const { orders } = stores();
      const counts = await Promise.all(
        [1, 2, 3, 4].map((n) => orders.recordAttempt(anAttempt(`${n}`, `c${n}`, 'o1', n), NOW)),
      );
      expect(counts.map(({ length }) => length).sort()).to.deep.equal([1, 2, 3, 4]);
    });
  });
}

function anAttempt(id: string, conversationId: string, orderNumber: string, seconds: number) {
  return { id, conversationId, orderNumber, at: later(seconds) };
}

function aCustomer(fields: Partial<Customer> = {}): Customer {
  return { id: 'a', channelId: 'msteams', userId: 'user-1', firstSeenAt: NOW, ...fields };
}

function anOrder(fields: Partial<Order> = {}): Order {
  const text = { zh: '已揽收', en: 'Picked up' };
  return {
    number: '202611220001',
    customerName: '王小明',
    phoneLast4: '6688',
    items: [{ sku: 'A-1', name: { zh: '耳机', en: 'Earphones' }, quantity: 1, priceCents: 19900 }],
    totalCents: 19900,
    currency: 'CNY',
    placedAt: NOW,
    status: 'shipped',
    logistics: {
      carrier: { zh: '顺丰', en: 'SF Express' },
      trackingNumber: 'SF123',
      events: [{ at: later(60), place: { zh: '上海', en: 'Shanghai' }, text }],
    },
    ...fields,
  };
}
