import { expect } from 'chai';
import { asksForOrder, asksForPerson, cancels } from '../../dialogs/plainRequests.ts';

describe('asksForPerson', () => {
  const asking = [
    '转人工',
    '人工',
    '我要转人工客服！',
    '能不能帮我转接一下人工',
    '不要机器人，转人工',
    '有没有真人',
    '叫个真人来',
    '怎么还不转人工',
    'let me talk to a person',
    'Talk to a person',
    'agent',
    'human please',
    "I don't want a bot, I want a human",
    'can I speak with someone',
    'get me a real person',
    'I need an agent',
    'connect me to customer service staff',
  ];
  for (const text of asking) {
    it(`hears it in "${text}"`, () => {
      expect(asksForPerson(text)).to.equal(true);
    });
  }

  const notAsking = [
    '不用转人工',
    '先别转人工，我再问一个',
    '不需要人工客服',
    '人工几点上班',
    '人工费怎么算',
    '我想退货',
    "I don't want to talk to a person",
    'no human needed',
    'what time can I talk to a person?',
    'the delivery person was rude',
    'I need personal advice on sizes',
    'I want to know when the courier comes',
  ];
  for (const text of notAsking) {
    it(`does not hear it in "${text}"`, () => {
      expect(asksForPerson(text)).to.equal(false);
    });
  }

  it('takes no time over very long texts', () => {
    const startedAt = performance.now();
    asksForPerson('转a '.repeat(100_000));
    asksForPerson('real live human '.repeat(50_000));
    expect(performance.now() - startedAt).to.be.below(50);
  });
});

describe('asksForOrder', () => {
  it('hears where an order is asked for', () => {
    for (const text of [
      '快递到哪了',
      '查订单物流',
      '帮我查一下快递',
      'Track my order',
      "where's my package",
    ]) {
      expect(asksForOrder(text), text).to.equal(true);
    }
  });

  it('leaves other questions about orders alone', () => {
    for (const text of ['怎么取消订单', '快递盒压扁了', 'cancel my order', 'how do I order']) {
      expect(asksForOrder(text), text).to.equal(false);
    }
  });
});

describe('cancels', () => {
  it('takes a bare cancel, but not the cancelling of an order', () => {
    expect(['取消', '算了', 'cancel', 'Never mind.'].every(cancels)).to.equal(true);
    expect(['取消订单', 'cancel my order'].some(cancels)).to.equal(false);
  });
});
