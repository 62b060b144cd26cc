import { expect } from 'chai';
import { FOLLOW_UP_LIMITS, FollowUps } from '../../../knowledge/index.ts';
import { later } from '../../support/records.ts';

const NOTHING = new Map<string, number>();

describe('FollowUps', () => {
  /** Each list is one conversation: articles in the order in which they were asked for, a minute apart. */
  const counted = (conversations: readonly (readonly string[])[], limits = FOLLOW_UP_LIMITS) => {
    const followUps = new FollowUps(limits);
    conversations.forEach((articles, index) => {
      articles.forEach((articleId, place) => {
        followUps.observe({
          conversationId: `c${index}`,
          seq: place + 1,
          articleId,
          at: later(60 * place),
        });
      });
    });
    return followUps;
  };
  const names = (shares: readonly (readonly [string, number])[]) => shares.map(([id]) => id);

  it('names first what was asked most after an article', () => {
    const asked = [
      ['returns', 'refund'],
      ['returns', 'refund'],
      ['returns', 'freight'],
      ['refund'],
    ];
    expect(names(counted(asked).next('returns', NOTHING))).to.deep.equal(['refund', 'freight']);
  });

  it('trusts what resembles it as long as little was asked, and customers once much was', () => {
    const prior = new Map([['freight', 0.6]]);
    const once = counted([['returns', 'refund']]);
    expect(names(once.next('returns', prior))[0]).to.equal('freight');
    const often = counted(Array.from({ length: 20 }, () => ['returns', 'refund']));
    expect(names(often.next('returns', prior))[0]).to.equal('refund');
    const shares = often.next('returns', prior).map(([, share]) => share);
    expect(shares.reduce((sum, share) => sum + share, 0)).to.be.at.most(1);
  });

  it('counts an answer once that is told twice, and the same article once that is given twice', () => {
    const followUps = counted([['returns', 'returns', 'refund']]);
    followUps.observe({ conversationId: 'c0', seq: 3, articleId: 'refund', at: later(200) });
    expect(followUps.next('returns', NOTHING)).to.deep.equal([['refund', 1 / 9]]);
  });

  it('takes what comes an hour later for another matter', () => {
    const followUps = counted([['returns']]);
    followUps.observe({ conversationId: 'c0', seq: 2, articleId: 'invoice', at: later(3700) });
    expect(followUps.next('returns', NOTHING)).to.deep.equal([]);
  });

  it('forgets articles, followers and conversations beyond its limits, those heard of longest ago first', () => {
    const limits = { articles: 2, followers: 2, conversations: 2, minutes: 60 };
    const followUps = counted(
      [
        ['a', 'x'],
        ['b', 'x'],
        ['c', 'x', 'c', 'y', 'c', 'z', 'c', 'z'],
      ],
      limits,
    );
    expect(followUps.next('a', NOTHING)).to.deep.equal([]);
    expect(names(followUps.next('c', NOTHING))).to.have.members(['z', 'y']);
    expect(followUps.size).to.be.at.most(4);
  });
});
