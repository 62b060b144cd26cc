import { expect } from 'chai';
import { type ReviewableMessage, reviewQueue } from '../../recognizers/reviewQueue.ts';

function aMessage(
  id: string,
  utterance: string,
  shares: Readonly<Record<string, number>>,
): ReviewableMessage {
  const ranking = Object.entries(shares).map(([intent, confidence]) => ({ intent, confidence }));
  return { id, utterance, language: 'en', ranking };
}

describe('reviewQueue', () => {
  it('puts the message first whose two likeliest intents are closest', () => {
    const queue = reviewQueue([
      aMessage('sure', 'track my parcel', { 'order.status': 0.6, refund: 0.1 }),
      aMessage('torn', 'money for the late parcel', { refund: 0.3, 'order.status': 0.28 }),
    ]);
    expect(queue.map(({ ids }) => ids[0])).to.deep.equal(['torn', 'sure']);
  });

  it('puts near-duplicates together, to be labelled with one click', () => {
    const queue = reviewQueue([
      aMessage('1', 'can I pay with crypto coins?', { pay: 0.3, price: 0.2 }),
      aMessage('2', 'do you sell gift cards', { pay: 0.4, price: 0.2 }),
      aMessage('3', 'Can I pay with crypto coins', { pay: 0.35, price: 0.2 }),
    ]);
    expect(queue.map(({ ids }) => ids)).to.deep.equal([['1', '3'], ['2']]);
  });

  it('gives other intents their turn before one has too many', () => {
    const words = ['apples', 'bridges', 'candles', 'doors'];
    const many = words.map((word, at) => aMessage(word, word, { pay: 0.3 + at / 100, price: 0.3 }));
    const other = aMessage('other', 'something else', { refund: 0.8, pay: 0.1 });
    const queue = reviewQueue([...many, other], { perIntent: 2 });
    expect(queue.map(({ ids }) => ids[0])).to.deep.equal([
      ...['apples', 'bridges'],
      ...['other', 'candles', 'doors'],
    ]);
  });

  it('shows the three likeliest intents and no personal data', () => {
    const [group] = reviewQueue([
      aMessage('1', 'call 13812346688', { a: 0.3, None: 0.25, b: 0.2, c: 0.1, d: 0.05 }),
    ]);
    expect(group?.utterance).to.equal('call [phone]');
    expect(group?.suggestions.map(({ intent }) => intent)).to.deep.equal(['a', 'b', 'c']);
  });
});
