import { expect } from 'chai';
import { clearHit, clearness } from '../../../knowledge/index.ts';

describe('clearHit', () => {
  const hits = (...scores: readonly number[]) =>
    scores.map((score, place) => ({ articleId: `a${place + 1}`, score }));

  it('takes a hit that explains the question and leads', () => {
    expect(clearHit(hits(0.9, 0.5))?.articleId).to.equal('a1');
    expect(clearHit(hits(0.8))?.articleId).to.equal('a1');
  });

  it('asks back when two are close', () => {
    expect(clearHit(hits(0.9, 0.8))).to.equal(undefined);
  });

  it('asks back when even the best explains little', () => {
    expect(clearHit(hits(0.4, 0.1))).to.equal(undefined);
    expect(clearHit([])).to.equal(undefined);
  });

  it('is as strict as it is told to be', () => {
    expect(clearHit(hits(0.4, 0.1), 0.3)?.articleId).to.equal('a1');
  });

  it('measures between 0 and 1', () => {
    expect(clearness(hits(1.2, 0.7))).to.deep.equal({ score: 1, margin: 0.5, confidence: 2 / 3 });
    expect(clearness(hits(3)).confidence).to.equal(1);
    expect(clearness([])).to.deep.equal({ score: 0, margin: 0, confidence: 0 });
  });
});
