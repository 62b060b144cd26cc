import { expect } from 'chai';
import { type KnowledgeError, parseQuickReply, QuickReplyBook } from '../../../knowledge/index.ts';
import { openSqliteStore, type Store } from '../../../storage/index.ts';
import { NOW } from '../../support/records.ts';

const LIN = { accountId: 'lin', writesShared: false };
const MEI = { accountId: 'mei', writesShared: false };
const EVE = { accountId: 'eve', writesShared: true };
const DRAFT = {
  key: 'hello',
  category: 'greeting',
  titles: { en: 'Hello' },
  texts: { en: 'Hello {{customer.name}}!' },
};

describe('The book of quick replies', () => {
  let store: Store;
  let book: QuickReplyBook;

  beforeEach(async () => {
    store = await openSqliteStore({ file: ':memory:' });
    book = new QuickReplyBook(store);
  });

  afterEach(() => store.close());

  const refusal = async (work: Promise<unknown>): Promise<KnowledgeError> => {
    try {
      await work;
    } catch (error) {
      return error as KnowledgeError;
    }
    throw new Error('nothing was refused');
  };
  const share = () => book.add({ ...DRAFT, personal: false }, EVE, NOW);
  const keep = () => book.add({ ...DRAFT, personal: true }, LIN, NOW);

  it('lets everybody keep their own, which nobody else sees', async () => {
    const own = await keep();
    expect(own).to.deep.include({ ...DRAFT, owner: 'lin', author: 'lin', version: 1, useCount: 0 });
    expect(await book.search(LIN, {})).to.deep.equal([own]);
    expect(await book.search(EVE, {})).to.deep.equal([]);
    expect((await refusal(book.quickReply(own.id, EVE))).code).to.equal('notFound');
    const change = { expectedVersion: 1, now: NOW };
    expect((await refusal(book.change(own.id, DRAFT, MEI, change))).code).to.equal('notFound');
    expect((await refusal(book.remove(own.id, EVE, 1))).code).to.equal('notFound');
  });

  it('lets only some write what all share', async () => {
    const shared = await share();
    expect(await book.search(MEI, {})).to.deep.equal([shared]);
    const change = { expectedVersion: 1, now: NOW };
    const refused = [
      book.add({ ...DRAFT, key: 'mine', personal: false }, LIN, NOW),
      book.change(shared.id, DRAFT, LIN, change),
      book.remove(shared.id, LIN, 1),
      book.saveShopFacts({ name: { en: 'Mine' } }, LIN, 0),
    ];
    const codes = (await Promise.all(refused.map(refusal))).map(({ code }) => code);
    expect(new Set(codes)).to.deep.equal(new Set(['forbidden']));
  });

  it('tells who comes second that somebody was faster, and how it is by now', async () => {
    const { id } = await share();
    const change = { expectedVersion: 1, now: NOW };
    const faster = await book.change(id, { ...DRAFT, key: 'first' }, EVE, change);
    expect(faster).to.deep.include({ outcome: 'saved' });
    const second = await book.change(id, { ...DRAFT, key: 'second' }, EVE, change);
    expect(second.outcome).to.equal('conflict');
    expect(second).to.have.nested.property('latest.key', 'first');
    expect(await book.remove(id, EVE, 1)).to.have.nested.property('latest.version', 2);
    expect(await book.remove(id, EVE, 2)).to.deep.equal({ outcome: 'removed' });
  });

  it('refuses a key that is taken, naming the field', async () => {
    await share();
    const { code, fields } = await refusal(share());
    expect([code, Object.keys(fields)]).to.deep.equal(['invalidQuickReply', ['key']]);
    await keep();
  });

  it('refuses bad input field by field', () => {
    const wrong = (changes: object) => {
      try {
        parseQuickReply({ ...DRAFT, ...changes });
      } catch (error) {
        return (error as KnowledgeError).fields;
      }
      throw new Error('nothing was refused');
    };
    expect(wrong({ texts: { en: '{{order.colour}} and {{ name }}' } })).to.deep.equal({
      'texts.en': 'unknown variables: order.colour, name',
    });
    expect(wrong({ texts: { en: 'Order {{order.id}' } })).to.have.keys('texts.en');
    expect(wrong({ texts: { zh: '您好' } })).to.have.keys('texts.en', 'titles.zh');
    expect(wrong({ titles: {}, texts: {} })).to.have.keys('texts');
    expect(wrong({ key: 'no spaces', category: 'jokes' })).to.have.keys('key', 'category');
    expect(wrong({ texts: { en: 'x'.repeat(2_001) } })).to.have.keys('texts.en');
  });

  it('tells of the shop in the language wanted, or else in the other', async () => {
    expect(await book.shopValues('zh')).to.not.have.any.keys('order.id');
    const facts = { name: { zh: '小铺', en: 'The Shop' }, phone: { zh: '400-123' } };
    expect(await book.saveShopFacts(facts, EVE, 0)).to.deep.equal({ version: 1, facts });
    expect(await book.shopValues('en')).to.include({
      ...{ 'shop.name': 'The Shop', 'shop.phone': '400-123' },
    });
    expect(await book.saveShopFacts(facts, EVE, 0)).to.equal(undefined);
    const { fields } = await refusal(book.saveShopFacts({ motto: { en: 'x' } }, EVE, 1));
    expect(fields).to.have.keys('motto');
  });
});
