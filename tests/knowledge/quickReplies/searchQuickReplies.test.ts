import { expect } from 'chai';
import { searchQuickReplies } from '../../../knowledge/index.ts';
import { aQuickReply } from './aQuickReply.ts';

const REPLIES = [
  aQuickReply({ key: 'hi', titles: { zh: '问候', en: 'Greeting' } }),
  aQuickReply({
    ...{ key: 'refund-time', category: 'refunds', useCount: 3 },
    ...{ titles: { zh: '退款多久到账', en: 'How long a refund takes' } },
    texts: { zh: '一般 3 天内到账。', en: 'It takes three days.' },
  }),
  aQuickReply({
    ...{ key: 'apply-refund', category: 'refunds', useCount: 9 },
    ...{ titles: { zh: '申请退款', en: 'Asking for money back' } },
    texts: { zh: '请点申请售后。', en: 'Open the order, please.' },
  }),
  aQuickReply({
    ...{ key: 'repay', category: 'payment' },
    ...{ titles: { zh: '花呗还款', en: 'Paying instalments' } },
    texts: { zh: '还款以账单为准。', en: 'See the bill; a refund goes there too.' },
  }),
];

describe('The search for quick replies', () => {
  const find = async (q: string, category?: string) =>
    (await searchQuickReplies(REPLIES, { q, ...(category && { category }) })).map(({ key }) => key);

  it('finds by the initials of the title’s pinyin, wherever they begin', async () => {
    expect(await find('tk')).to.deep.equal(['refund-time', 'apply-refund']);
    expect(await find('sqtk')).to.deep.equal(['apply-refund']);
    expect(await find('tkdjdz')).to.deep.equal(['refund-time']);
    expect(await find('tz')).to.deep.equal([]);
  });

  it('finds by pinyin written out or begun, and by every reading of a character', async () => {
    expect(await find('tuikuan')).to.deep.equal(['refund-time', 'apply-refund']);
    expect(await find('tuik')).to.have.length(2);
    expect(await find('WENH')).to.deep.equal(['hi']);
    expect(await find('huankuan')).to.deep.equal(['repay']);
  });

  it('puts a key before a title, a title before its middle, and the text last', async () => {
    expect(await find('refund')).to.deep.equal(['refund-time', 'apply-refund', 'repay']);
    expect(await find('退款')).to.deep.equal(['refund-time', 'apply-refund']);
    expect(await find('hi')).to.deep.equal(['hi']);
    expect(await find('账单')).to.deep.equal(['repay']);
  });

  it('asks for all words of a query, in any width and case', async () => {
    expect(await find('ＲＥＦＵＮＤ days')).to.deep.equal(['refund-time']);
    expect(await find('refund nowhere')).to.deep.equal([]);
  });

  it('shows all of a category without a query, the most used first', async () => {
    expect(await find('')).to.deep.equal(['apply-refund', 'refund-time', 'hi', 'repay']);
    expect(await find(' ', 'refunds')).to.deep.equal(['apply-refund', 'refund-time']);
  });
});
