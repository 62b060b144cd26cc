import { expect } from 'chai';
import { plainText } from '../../../knowledge/recommendations/plainText.ts';
import { replyFrom } from '../../../knowledge/recommendations/replyFrom.ts';

const LONG = [
  'It depends on **why** you send it back.',
  'You can choose:',
  '- a pick-up at home\n- a parcel shop near you',
  'A pick-up is booked in [My orders](/orders); choose a day and an hour between nine and six. '.repeat(
    4,
  ),
  'Refunds for a card take five days, for a wallet they arrive the same evening. '.repeat(3),
].join('\n\n');

describe('A reply from an article', () => {
  it('is the whole of a short one, without Markdown', () => {
    const body = '# Postage\n\nWe pay for **faults**:\n\n- wrong item\n- [broken](/faults) one';
    const reply = 'Postage\nWe pay for faults:\n• wrong item\n• broken one';
    expect(replyFrom(body, 'anything', 'en')).to.equal(reply);
  });

  it('of a long one is its opening and what was asked for, in their order', () => {
    const reply = replyFrom(LONG, 'when do I see the refund on my card?', 'en');
    expect(reply).to.match(/^It depends on why you send it back\.\n\n/);
    expect(reply).to.include('Refunds for a card');
    expect(reply).to.not.include('pick-up is booked');
  });

  it('never parts a list from the line that announces it', () => {
    expect(replyFrom(LONG, 'is there a parcel shop', 'en')).to.include(
      'You can choose:\n• a pick-up at home\n• a parcel shop near you',
    );
  });
});

describe('Plain text', () => {
  it('keeps addresses that lead out of the shop, and snake_case, sums and stars as they are', () => {
    const markdown = 'See [the rules](https://example.com/r) for `order_id`, 2*3*4 and *more*';
    expect(plainText(markdown)).to.equal(
      'See the rules (https://example.com/r) for order_id, 2*3*4 and more',
    );
  });
});
