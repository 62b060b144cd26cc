import { expect } from 'chai';
import {
  type ArticleRecord,
  type OpenQuestion,
  questionGaps,
  troubledArticles,
  unfoundArticles,
  wilsonLowerBound,
} from '../../../knowledge/index.ts';
import { anArticle } from '../anArticle.ts';

const now = new Date('2026-11-22T08:00:00Z');
const since = new Date('2026-10-23T08:00:00Z');

function asked(text: string, changes: Partial<OpenQuestion> = {}): OpenQuestion {
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
  return { text, language, count: 1, lastAt: now, escalated: false, ...changes };
}

function record(articleId: string, changes: Partial<ArticleRecord>): ArticleRecord {
  const none = { given: 0, solved: 0, failed: 0, notHelped: 0, askedAgain: 0, escalated: 0 };
  return { articleId, language: 'en', ...none, ...changes };
}

/** How customers of the shop ask: these words tell nothing. */
const KNOWN = [
  ...['Can I pay later?', 'Do you take returns?', 'How do I pay?', 'Can you take it back?'],
  ...['可以退货吗', '能换货吗', '可以分期付款吗', '能开发票吗', '发票可以换开吗'],
].map((text) => asked(text));

describe('Questions without an article', () => {
  it('are one in all their wordings, the most asked first and standing for the others', () => {
    const gaps = questionGaps(
      [
        asked('Can I pay with bitcoin?', { count: 2 }),
        asked('pay with bitcoin', { count: 1, escalated: true }),
        asked('可以开增值税专用发票吗', { count: 3 }),
        asked('能开增值税专票吗', { count: 2, lastAt: new Date('2026-11-20T08:00:00Z') }),
        asked('增值税专用发票可以开吗 [order]'),
        asked('Is there a store in Berlin?', { count: 4 }),
      ],
      { since, corpus: KNOWN },
    );
    expect(
      gaps.map(({ question, count, wordings }) => ({ question, count, wordings })),
    ).to.deep.equal([
      { question: '可以开增值税专用发票吗', count: 6, wordings: 3 },
      { question: 'Is there a store in Berlin?', count: 4, wordings: 1 },
      { question: 'Can I pay with bitcoin?', count: 3, wordings: 2 },
    ]);
    expect(gaps[0]?.examples).to.deep.equal(['能开增值税专票吗', '增值税专用发票可以开吗 [order]']);
    expect(gaps[0]?.lastAt).to.deep.equal(now);
    expect(gaps[2]).to.include({ escalated: 1 });
  });

  it('are those of the period', () => {
    const before = asked('Can I pay with bitcoin?', { lastAt: new Date(since.getTime() - 1) });
    expect(questionGaps([before], { since })).to.deep.equal([]);
  });

  it('keep what differs in its telling words apart, and gather two thousand within seconds', () => {
    const things = ['returns', 'coupons', 'invoices', 'couriers', 'batteries', 'colours'];
    const questions = things.map((thing) => asked(`How do I get information about ${thing}?`));
    expect(questionGaps(questions, { since })).to.have.length(6);
    const many = Array.from({ length: 2000 }, (_, index) =>
      asked(`where is parcel ${index % 500} with the ${things[index % 6]} from shop ${index}`),
    );
    const began = performance.now();
    questionGaps(many, { since });
    expect(performance.now() - began).to.be.below(5000);
  });
});

describe('Articles that nobody finds', () => {
  const old = new Date('2026-01-01T00:00:00Z');

  it('are shown to customers, and answered with once or never; those never first, the oldest first', () => {
    const articles = [
      anArticle({ id: 'once', at: old }),
      anArticle({ id: 'often', at: old }),
      anArticle({ id: 'never', at: new Date('2026-03-01T00:00:00Z') }),
      anArticle({ id: 'never-older', at: old }),
      anArticle({ id: 'for-agents', at: old, audience: 'agents' }),
      anArticle({ id: 'expired', at: old, validUntil: since }),
    ];
    const records = [record('once', { given: 1 }), record('often', { given: 9 })];
    const unfound = unfoundArticles(articles, records, { since, now });
    expect(unfound.map(({ article, given }) => [article.id, given])).to.deep.equal([
      ['never-older', 0],
      ['never', 0],
      ['once', 1],
    ]);
  });

  it('have had the whole period to be found', () => {
    const articles = [
      anArticle({ id: 'new', at: now }),
      anArticle({ id: 'just-valid', at: old, validFrom: new Date('2026-11-01T00:00:00Z') }),
      anArticle({ id: 'rewritten', at: now, revision: 2 }),
    ];
    const unfound = unfoundArticles(articles, [], { since, now });
    expect(unfound.map(({ article }) => article.id)).to.deep.equal(['rewritten']);
  });
});

describe('Articles that do not help', () => {
  it('come in the order of what their numbers prove: one bad case tops no list', () => {
    const articles = ['once', 'steady', 'big', 'fine'].map((id) => anArticle({ id }));
    const troubled = troubledArticles(articles, [
      record('once', { given: 1, failed: 1, escalated: 1 }),
      record('steady', { given: 10, failed: 6, escalated: 4, notHelped: 3 }),
      record('big', { given: 200, failed: 60, askedAgain: 60 }),
      record('fine', { given: 50 }),
      record('gone', { given: 5, failed: 5 }),
    ]);
    expect(troubled.map(({ articleId, rate }) => [articleId, rate])).to.deep.equal([
      ['steady', 0.6],
      ['big', 0.3],
      ['once', 1],
    ]);
    expect(troubled[0]).to.include({ given: 10, failed: 6, escalated: 4, notHelped: 3 });
  });

  it('are measured by the least share that so many cases speak for', () => {
    // Values of the interval's closed form, e.g. Brown, Cai, DasGupta, Statistical Science 2001.
    expect(wilsonLowerBound(0, 0)).to.equal(0);
    expect(wilsonLowerBound(0, 10)).to.equal(0);
    expect(wilsonLowerBound(1, 1)).to.be.closeTo(0.2065, 0.0005);
    expect(wilsonLowerBound(6, 10)).to.be.closeTo(0.3127, 0.0005);
    expect(wilsonLowerBound(90, 100)).to.be.closeTo(0.8256, 0.0005);
  });
});
