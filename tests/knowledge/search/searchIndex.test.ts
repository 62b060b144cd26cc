import { expect } from 'chai';
import { type Language, type SearchableArticle, SearchIndex } from '../../../knowledge/index.ts';

describe('SearchIndex', () => {
  const articles: readonly SearchableArticle[] = [
    article('returns', 'en', 'Returning an item', ['How do I send something back?']),
    article('delivery', 'en', 'How long delivery takes', ['When will my parcel arrive?']),
    article('invoice', 'en', 'Asking for an invoice', ['Where is my receipt?']),
    article('returns', 'zh', '七天无理由退货', ['不想要了怎么退？']),
    article('delivery', 'zh', '多久能送到', ['快递几天到？', '什么时候发货？']),
    article('invoice', 'zh', '怎么开发票', ['能开电子发票吗？']),
  ];

  it('finds an article by other forms of its words', () => {
    expect(found('returned items', 'en')[0]).to.equal('returns');
    expect(found('INVOICES', 'en')[0]).to.equal('invoice');
  });

  it('forgives typos in English', () => {
    expect(found('how long does delivrey take', 'en')[0]).to.equal('delivery');
    expect(found('recipt', 'en')[0]).to.equal('invoice');
  });

  it('finds Chinese without spaces between words', () => {
    expect(found('我要退货', 'zh')[0]).to.equal('returns');
    expect(found('发票', 'zh')[0]).to.equal('invoice');
    expect(found('快递还要几天', 'zh')[0]).to.equal('delivery');
  });

  it('reads full-width letters and digits as ordinary ones', () => {
    const index = new SearchIndex();
    index.put(article('phone', 'zh', '手机 X12 充电慢', []));
    expect(index.search('Ｘ１２', { language: 'zh' })[0]?.articleId).to.equal('phone');
  });

  it('keeps the languages apart', () => {
    expect(found('invoice', 'zh')).to.deep.equal([]);
  });

  it('finds nothing for an empty question or unknown words', () => {
    expect(found('', 'en')).to.deep.equal([]);
    expect(found('？！', 'zh')).to.deep.equal([]);
    expect(found('鳄鱼', 'zh')).to.deep.equal([]);
  });

  it('scores a question near 1 when the article holds all its words, and low when it holds few', () => {
    const index = new SearchIndex();
    for (const each of articles) index.put(each);
    const [all] = index.search('When will my parcel arrive?', { language: 'en' });
    const [few] = index.search('will my horse win the race', { language: 'en' });
    expect(all?.score).to.be.greaterThan(0.7);
    expect(few?.score).to.be.lessThan(0.4);
  });

  it('finds first the article that knows the question to the letter, however often others say it', () => {
    const index = new SearchIndex();
    index.put(article('general', 'zh', '付款方式', ['能分期付款吗', '分期怎么付']));
    index.put({ ...article('own', 'zh', '账单', ['能分期吗？', ...Array(9).fill('什么时候还')]) });
    index.put(article('often', 'zh', '分期', ['能分期', '能不能分期', '分期能吗', '能分期么']));
    expect(index.search('能分期吗', { language: 'zh' })[0]?.articleId).to.equal('own');
    index.put(article('own', 'zh', '账单', ['什么时候还']));
    expect(index.search('能分期吗', { language: 'zh' })[0]?.articleId).not.to.equal('own');
  });

  it('finds what was put in again by its new words only', () => {
    const index = new SearchIndex();
    index.put(article('gift', 'en', 'Wrapping a present', []));
    index.put(article('gift', 'en', 'Adding a greeting card', []));
    expect(index.size).to.equal(1);
    expect(index.search('greeting', { language: 'en' })).to.have.lengthOf(1);
    expect(index.search('present', { language: 'en' })).to.have.lengthOf(0);
  });

  it('answers after changes as if it had been built anew', () => {
    const changed = new SearchIndex();
    for (const each of articles.toReversed())
      changed.put({ ...each, title: 'Something else 别的' });
    changed.put(article('old', 'zh', '旧的退货规定', []));
    changed.remove('old', 'zh');
    changed.remove('never there', 'en');
    for (const each of articles) changed.put(each);
    const built = new SearchIndex();
    for (const each of articles) built.put(each);
    for (const [query, language] of QUESTIONS) {
      const after = changed.search(query, { language });
      const anew = built.search(query, { language });
      expect(after.map((hit) => hit.articleId)).to.deep.equal(anew.map((hit) => hit.articleId));
      after.forEach((hit, place) => {
        expect(hit.score).to.be.closeTo(anew[place]?.score ?? 0, 1e-9);
      });
    }
  });

  it('gives as many hits as wanted, of those that the filter lets through', () => {
    const index = new SearchIndex();
    for (const each of articles) index.put(each);
    const options = { language: 'en', limit: 1 } as const;
    expect(index.search('my', options)).to.have.lengthOf(1);
    const [hit] = index.search('my parcel', { ...options, filter: (id) => id !== 'delivery' });
    expect(hit?.articleId).to.equal('invoice');
  });

  it('finds the one among ten thousand', () => {
    const index = new SearchIndex();
    for (let number = 0; number < 10_000; number++) {
      index.put(article(`a${number}`, 'zh', `第${number}号商品的退货说明`, ['怎么退货？']));
    }
    expect(index.search('1234号商品怎么退货', { language: 'zh' })[0]?.articleId).to.equal('a1234');
  });

  const QUESTIONS = [
    ['怎么退货', 'zh'],
    ['发货', 'zh'],
    ['parcel back', 'en'],
  ] as const;

  function found(query: string, language: Language): readonly string[] {
    const index = new SearchIndex();
    for (const each of articles) index.put(each);
    return index.search(query, { language }).map((hit) => hit.articleId);
  }
});

function article(
  id: string,
  language: Language,
  title: string,
  questions: readonly string[],
): SearchableArticle {
  return { id, language, title, questions, body: '' };
}
