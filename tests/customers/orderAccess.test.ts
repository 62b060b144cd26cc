import { expect } from 'chai';
import {
  attemptsSince,
  type Order,
  type OwnershipAttempt,
  orderAccess,
  verifyOwner,
} from '../../customers/index.ts';
import { anOrder } from './anOrder.ts';

const now = new Date('2026-11-22T10:00:00Z');

describe('orderAccess', () => {
  it('shows the order to whoever knows the end of its phone number', () => {
    const order = anOrder();
    expect(decide({ order, phoneEnding: '6688' })).to.deep.equal({ outcome: 'granted', order });
  });

  it('says the same of a wrong ending and of an order that doesn’t exist', () => {
    const wrong = decide({ order: anOrder(), phoneEnding: '0000' });
    const unknown = decide({ order: undefined, phoneEnding: '6688' });
    expect(wrong).to.deep.equal({ outcome: 'denied', triesLeft: 4 });
    expect(unknown).to.deep.equal(wrong);
  });

  it('counts down five tries, whatever the order numbers', () => {
    const left = [1, 2, 3, 4, 5].map((tries) => {
      const earlier = Array.from({ length: tries - 1 }, (_, place) => anAttempt(place + 1));
      return decide({ phoneEnding: '0000', earlier });
    });
    expect(left.map((access) => access.outcome === 'denied' && access.triesLeft)).to.deep.equal([
      4, 3, 2, 1, 0,
    ]);
  });

  it('refuses a sixth try within half an hour, even with the right ending', () => {
    const earlier = [1, 3, 5, 7, 9].map((minutes) => anAttempt(minutes));
    const access = decide({ phoneEnding: '6688', earlier });
    expect(access).to.deep.equal({ outcome: 'locked', until: minutesBefore(7 - 30) });
  });

  it('allows a try again when it said it would', () => {
    const earlier = [31, 29, 28, 27, 26].map((minutes) => anAttempt(minutes));
    expect(decide({ phoneEnding: '6688', earlier }).outcome).to.equal('granted');
  });

  it('refuses a thirty-first try on one order in a day, from whichever conversation', () => {
    const others = Array.from({ length: 30 }, (_, place) =>
      anAttempt(60 + place, { conversationId: `c${place}`, orderNumber: '202611200042' }),
    );
    expect(decide({ phoneEnding: '6688', earlier: others }).outcome).to.equal('locked');
    const unknown = decide({ order: undefined, phoneEnding: '6688', earlier: others });
    expect(unknown.outcome).to.equal('locked');
    expect(decide({ phoneEnding: '6688', earlier: others.slice(1) }).outcome).to.equal('granted');
  });

  it('looks back as far as its longest limit', () => {
    expect(attemptsSince(now)).to.deep.equal(minutesBefore(24 * 60));
  });

  function decide(request: {
    order?: Order | undefined;
    phoneEnding: string;
    earlier?: readonly OwnershipAttempt[];
  }) {
    const { phoneEnding, earlier = [] } = request;
    const order = 'order' in request ? request.order : anOrder();
    const attempt = anAttempt(0, { orderNumber: '202611200042' });
    return orderAccess({ order, phoneEnding, attempt, attempts: [...earlier, attempt], now });
  }
});

describe('verifyOwner', () => {
  it('reads the ending as customers write it', () => {
    for (const written of ['6688', ' 6688 ', '６６８８', '尾号6688', '138 0000 6688']) {
      expect(verifyOwner(anOrder(), written), written).to.equal(true);
    }
  });

  it('accepts nothing shorter, nothing else, and nothing for no order', () => {
    for (const written of ['', '688', '66880', 'no order', '8866']) {
      expect(verifyOwner(anOrder(), written), written).to.equal(false);
    }
    expect(verifyOwner(undefined, 'no order')).to.equal(false);
  });
});

function anAttempt(minutesAgo: number, changes: Partial<OwnershipAttempt> = {}): OwnershipAttempt {
  return {
    id: `try-${minutesAgo}`,
    conversationId: 'here',
    orderNumber: `2026110100${minutesAgo}`,
    at: minutesBefore(minutesAgo),
    ...changes,
  };
}

function minutesBefore(minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}
