import { expect } from 'chai';
import { quantileWithin, shareWithin } from '../../handoff/index.ts';

describe('Durations that are known in part', () => {
  const over = (value: number) => ({ value, isOver: true });
  const more = (value: number) => ({ value, isOver: false });

  it('count as they are when all are known', () => {
    const all = [1, 2, 3, 4].map(over);
    expect(shareWithin(all, 2)).to.equal(0.5);
    expect(quantileWithin(all, 0.75)).to.equal(3);
  });

  it('count for as long as they were seen', () => {
    // Kaplan and Meier: 1 of 4 ends at 1; one leaves at 2; of the two left, one ends at 3.
    const some = [over(1), more(2), over(3), over(4)];
    expect(shareWithin(some, 1)).to.be.closeTo(0.25, 1e-9);
    expect(shareWithin(some, 3)).to.be.closeTo(1 - 0.75 * 0.5, 1e-9);
  });

  it('say nothing when there are none, and no more than the longest when most never ended', () => {
    expect(shareWithin([], 1)).to.equal(undefined);
    expect(quantileWithin([], 0.5)).to.equal(undefined);
    expect(quantileWithin([over(1), more(2), more(2), more(2)], 0.9)).to.equal(1);
  });
});
