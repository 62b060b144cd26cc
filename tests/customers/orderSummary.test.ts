import { expect } from 'chai';
import { orderSummary } from '../../customers/index.ts';
import { anOrder } from './anOrder.ts';

describe('orderSummary', () => {
  it('tells where the parcel was last, in the customer’s language', () => {
    const english = orderSummary(anOrder(), 'en');
    expect(english.items).to.deep.equal([{ name: 'Noise-cancelling earphones', quantity: 2 }]);
    expect(english.parcel).to.deep.equal({
      carrier: 'SF Express',
      trackingNumber: 'SF0000000000001',
      latest: {
        at: new Date('2026-11-21T04:00:00Z'),
        place: 'Shanghai',
        text: 'Arrived in Shanghai',
      },
    });
    expect(orderSummary(anOrder(), 'zh').parcel?.latest?.text).to.equal('已到达上海');
  });

  it('expects a parcel four days after it was sent', () => {
    expect(orderSummary(anOrder(), 'en').next).to.deep.equal({
      status: 'outForDelivery',
      by: new Date('2026-11-24T10:00:00Z'),
    });
  });

  it('waits half an hour for the payment', () => {
    const order = anOrder({ status: 'pendingPayment', logistics: null });
    const summary = orderSummary(order, 'zh');
    expect(summary.next).to.deep.equal({ status: 'paid', by: new Date('2026-11-20T02:30:00Z') });
    expect(summary.parcel).to.equal(undefined);
  });

  it('expects nothing more of a finished order, and promises nothing of a stuck one', () => {
    for (const status of ['delivered', 'refunded', 'cancelled', 'exception'] as const) {
      expect(orderSummary(anOrder({ status }), 'en').next, status).to.equal(undefined);
    }
  });

  it('never repeats the phone number or the name', () => {
    const said = JSON.stringify(orderSummary(anOrder(), 'zh'));
    expect(said).not.to.contain('6688');
    expect(said).not.to.contain('林晓雯');
  });
});
