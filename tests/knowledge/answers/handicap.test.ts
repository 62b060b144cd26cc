import { expect } from 'chai';
import { Handicaps, handicapOf } from '../../../knowledge/index.ts';

describe('the handicap of an article', () => {
  it('is none until it fails more often than it helps, and never more than half a log-odd', () => {
    expect(handicapOf({ solved: 0, failed: 0 })).to.equal(0);
    expect(handicapOf({ solved: 0, failed: 2 })).to.equal(0);
    expect(handicapOf({ solved: 10, failed: 9 })).to.equal(0);
    expect(handicapOf({ solved: 2, failed: 14 })).to.be.within(0.2, 0.5);
    expect(handicapOf({ solved: 0, failed: 10_000 })).to.be.closeTo(0.5, 0.001);
  });

  it('is each language’s own, of the answers of the last 90 days', async () => {
    let asked: Date | undefined;
    const failing = {
      given: 90,
      solved: 0,
      failed: 90,
      notHelped: 90,
      askedAgain: 0,
      escalated: 0,
    };
    const answers = {
      async articleRecords(since: Date) {
        asked = since;
        return [{ articleId: 'refunds', language: 'en' as const, ...failing }];
      },
    };
    const handicaps = new Handicaps({ answers });
    expect(handicaps.of('refunds', 'en')).to.equal(0);
    await handicaps.read(new Date('2026-11-22T00:00:00Z'));
    expect(handicaps.of('refunds', 'en')).to.be.above(0.4);
    expect(handicaps.of('refunds', 'zh')).to.equal(0);
    expect(asked).to.deep.equal(new Date('2026-08-24T00:00:00Z'));
  });
});
