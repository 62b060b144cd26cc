import { expect } from 'chai';
import { loadPinyin, SearchIndex, type SearchSettings } from '../../../knowledge/index.ts';

describe('Search forgives', () => {
  const english = {
    returns: 'Returning an item that you do not like',
    delivery: 'How long delivery takes',
    invoice: 'Asking for an invoice or a receipt',
    warranty: 'What the warranty covers',
  };
  const chinese = {
    returns: '七天无理由退货怎么申请',
    delivery: '快递多久能送到',
    invoice: '怎么开电子发票',
    warranty: '保修期有多长',
  };

  it('a letter too many, missing, wrong, or exchanged with its neighbour', () => {
    for (const typed of ['warrrantee', 'waranty', 'warrenty', 'warrnaty', 'WARRAMTY']) {
      expect(first('en', typed), typed).to.equal('warranty');
    }
    expect(first('en', 'recieve delivrey')).to.equal('delivery');
  });

  it('words run together or torn apart', () => {
    expect(first('en', 'howlong deliverytakes')).to.equal('delivery');
    expect(first('en', 'in voice')).to.equal('invoice');
  });

  it('no word that an article holds, and no number', () => {
    const index = new SearchIndex();
    index.put({ id: 'cat', language: 'en', title: 'cats and coats', questions: [], body: '' });
    index.put({ id: 'x1234', language: 'en', title: 'model 12345', questions: [], body: '' });
    expect(index.search('coats', { language: 'en' })[0]?.articleId).to.equal('cat');
    expect(index.search('12346', { language: 'en' })[0]?.score ?? 0).to.be.lessThan(0.6);
  });

  it('one wrong Chinese character', () => {
    expect(first('zh', '七天无理由退火')).to.equal('returns');
    expect(first('zh', '开电子发表')).to.equal('invoice');
  });

  it('characters of the right sound, where it is told how they sound', async () => {
    const soundOf = await loadPinyin();
    expect(first('zh', '推或', { soundOf })).to.equal('returns');
    expect(first('zh', '法票', { soundOf })).to.equal('invoice');
    expect(first('zh', '推或')).to.equal(undefined);
  });

  it('words that the articles don’t use, where it knows what else they are called', () => {
    const synonyms = {
      zh: [
        ['发票', '税单'],
        ['保修', '质保', '三包'],
      ],
      en: [
        ['invoice', 'bill'],
        ['return', 'send back', 'money back'],
      ],
    };
    expect(first('zh', '我要税单', { synonyms })).to.equal('invoice');
    expect(first('zh', '三包政策', { synonyms })).to.equal('warranty');
    expect(first('en', 'bills', { synonyms })).to.equal('invoice');
    expect(first('en', 'sending it back', { synonyms })).not.to.equal('returns');
    expect(first('en', 'can i get my money back', { synonyms })).to.equal('returns');
    expect(first('en', 'bills')).to.equal(undefined);
  });

  it('and does not take a word of theirs for a mistyped one', () => {
    const synonyms = { zh: [], en: [['locket', 'pendant']] };
    const index = new SearchIndex({ synonyms });
    index.put({ id: 'box', language: 'en', title: 'Parcel locker', questions: [], body: '' });
    index.put({ id: 'jewel', language: 'en', title: 'Pendant care', questions: [], body: '' });
    expect(index.understand('locket', 'en')).to.deep.equal({ text: 'locket', also: ['pendant'] });
    index.replaceSynonyms({ zh: [], en: [] });
    expect(index.understand('locket', 'en')).to.deep.equal({ text: 'locker', also: [] });
  });

  it('but prefers an article with the customer’s own word to one with a synonym', () => {
    const index = new SearchIndex({ synonyms: { zh: [['运费', '邮费']], en: [] } });
    index.put({ id: 'other', language: 'zh', title: '运费说明', questions: [], body: '' });
    index.put({ id: 'own', language: 'zh', title: '邮费说明', questions: [], body: '' });
    const found = index.search('邮费', { language: 'zh' }).map((hit) => hit.articleId);
    expect(found).to.deep.equal(['own', 'other']);
  });

  function first(
    language: 'zh' | 'en',
    query: string,
    settings: Partial<SearchSettings> = {},
  ): string | undefined {
    const index = new SearchIndex(settings);
    for (const [id, title] of Object.entries(language === 'zh' ? chinese : english)) {
      index.put({ id, language, title, questions: [], body: '' });
    }
    return index.search(query, { language })[0]?.articleId;
  }
});
