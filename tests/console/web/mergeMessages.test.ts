import { expect } from 'chai';
import { mergeMessages, readAfter } from '../../../console/web/src/api/mergeMessages.ts';
import { aMessage } from './aMessage.ts';

describe('Merging what was read again', () => {
  it('adds what is new, in order, whatever came first', () => {
    const merged = mergeMessages(
      [aMessage({ seq: 1 }), aMessage({ seq: 4 })],
      [aMessage({ seq: 3 }), aMessage({ seq: 2 })],
    );
    expect(merged.map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4]);
  });

  it('shows how far a message has come', () => {
    const stored = aMessage({ from: 'agent', status: 'stored' });
    const failed = aMessage({ from: 'agent', status: 'failed', failure: 'blocked' });
    expect(mergeMessages([stored], [failed])).to.deep.equal([failed]);
  });

  it('leaves messages that are the same untouched, so that they are not drawn again', () => {
    const known = aMessage();
    expect(mergeMessages([known], [aMessage()])[0]).to.equal(known);
    const all = [known];
    expect(mergeMessages(all, [])).to.equal(all);
  });
});

describe('Where to read on', () => {
  it('is the beginning when nothing is known', () => {
    expect(readAfter([])).to.equal(0);
  });

  it('is the end when everything has arrived', () => {
    const known = [aMessage({ seq: 1 }), aMessage({ seq: 2, from: 'agent' })];
    expect(readAfter(known)).to.equal(2);
  });

  it('is before a message of ours that is still on its way', () => {
    const known = [
      aMessage({ seq: 1 }),
      aMessage({ seq: 2, from: 'agent', status: 'stored' }),
      aMessage({ seq: 3 }),
    ];
    expect(readAfter(known)).to.equal(1);
  });

  it('is not held up by notes and events, which go nowhere', () => {
    const known = [
      aMessage({ seq: 1, from: 'note', status: 'stored' }),
      aMessage({ seq: 2, from: 'event', status: 'stored' }),
    ];
    expect(readAfter(known)).to.equal(2);
  });

  it('is before a gap, where a customer’s message was overtaken by our own', () => {
    const known = [aMessage({ seq: 1 }), aMessage({ seq: 3, from: 'agent' })];
    expect(readAfter(known)).to.equal(1);
  });

  it('gives up on a message that has been on its way for a hundred others', () => {
    const later = Array.from({ length: 100 }, (_, index) => aMessage({ seq: index + 2 }));
    const known = [aMessage({ seq: 1, from: 'agent', status: 'stored' }), ...later];
    expect(readAfter(known)).to.equal(101);
  });
});
