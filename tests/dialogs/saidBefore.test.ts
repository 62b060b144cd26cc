import { expect } from 'chai';
import { memoryOf } from '../../dialogs/memory.ts';
import { hearAgain } from '../../dialogs/saidBefore.ts';
import { aTurn } from './aTurn.ts';

const HOUR = 3600;

describe('what was said before', () => {
  it('is the last five messages, without this one', () => {
    let state: unknown = null;
    const words = ['1', '2', '3', '4', '5', '6', '7'];
    const earlier = words.map((word, index) => {
      const { turn } = aTurn({ dialogState: state, after: index });
      const before = hearAgain(turn, word);
      state = turn.dialogState;
      return before.earlier;
    });
    expect(earlier[0]).to.deep.equal([]);
    expect(earlier.at(-1)).to.deep.equal(['2', '3', '4', '5', '6']);
  });

  it('counts how often a customer came in a day, pauses of half an hour between', () => {
    let state: unknown = null;
    const contacts = [0, 60, HOUR, HOUR + 60, 5 * HOUR, 26 * HOUR].map((after) => {
      const { turn } = aTurn({ dialogState: state, after });
      const { contactsToday } = hearAgain(turn, 'hello');
      state = turn.dialogState;
      return contactsToday;
    });
    expect(contacts).to.deep.equal([1, 1, 2, 2, 3, 2]);
  });

  it('keeps of a long message what tells that it is repeated', () => {
    const { turn } = aTurn();
    hearAgain(turn, 'x'.repeat(10_000));
    expect(memoryOf(turn).earlier[0]).to.have.length(200);
  });
});
