import { expect } from 'chai';
import { type Article, reviewList } from '../../../knowledge/index.ts';
import { anArticle } from '../anArticle.ts';

describe('reviewList', () => {
  const now = new Date('2026-11-22T09:00:00Z');
  const days = (count: number) => new Date(now.getTime() + count * 24 * 60 * 60 * 1000);

  const listed = (...standing: readonly Article[]) =>
    reviewList({ standing, latest: standing }, now).map(({ article, reason }) => [
      ...[article.id, reason],
    ]);

  it('lists what has expired, what soon will, and what was not reviewed in time', () => {
    expect(
      listed(
        anArticle({ id: 'lasting', validUntil: days(15), reviewBy: days(1) }),
        anArticle({ id: 'expiring', validUntil: days(14) }),
        anArticle({ id: 'overdue', reviewBy: now }),
        anArticle({ id: 'expired', validUntil: now }),
      ),
    ).to.deep.equal([
      ['expired', 'expired'],
      ['overdue', 'reviewOverdue'],
      ['expiring', 'expiring'],
    ]);
  });

  it('puts first what has been due for longest, and can name an article twice', () => {
    expect(
      listed(
        anArticle({ id: 'a', validUntil: days(-1) }),
        anArticle({ id: 'b', validUntil: days(-2), reviewBy: days(-9) }),
      ),
    ).to.deep.equal([
      ['b', 'expired'],
      ['a', 'expired'],
      ['b', 'reviewOverdue'],
    ]);
  });

  it('leaves archived articles alone', () => {
    expect(listed(anArticle({ status: 'archived', validUntil: days(-1) }))).to.deep.equal([]);
  });

  it('lists what waits for a review beside what is published of it', () => {
    const waiting = anArticle({ revision: 2, status: 'inReview' });
    const standing = anArticle({ reviewBy: days(-1) });
    const items = reviewList({ standing: [standing], latest: [waiting] }, now);
    expect(items.map(({ article, reason }) => [article.revision, reason])).to.deep.equal([
      [2, 'inReview'],
      [1, 'reviewOverdue'],
    ]);
  });
});
