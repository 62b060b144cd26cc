import { expect } from 'chai';
import { backoffMs } from '../../../console/web/src/live/backoff.ts';

describe('The wait before the next attempt', () => {
  const shortest = (failures: number) => backoffMs(failures, () => 0);
  const longest = (failures: number) => backoffMs(failures, () => 1);

  it('is at most half a second after the first failure', () => {
    expect([shortest(1), longest(1)]).to.deep.equal([250, 500]);
  });

  it('doubles with each further failure', () => {
    expect([2, 3, 4].map(longest)).to.deep.equal([1000, 2000, 4000]);
  });

  it('never takes longer than 15 seconds', () => {
    expect([7, 50, 5000].map(longest)).to.deep.equal([15_000, 15_000, 15_000]);
  });

  it('differs between browsers, by up to half of it', () => {
    expect([shortest(4), longest(4)]).to.deep.equal([2000, 4000]);
  });
});
