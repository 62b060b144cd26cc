import { expect } from 'chai';
import fc from 'fast-check';
import { plainText, SearchIndex, type Snippet } from '../../../knowledge/index.ts';

describe('A snippet', () => {
  it('marks what the query asked for, and nothing else', () => {
    const { title } = snippet('zh', '退货', { title: '七天无理由退货说明', body: '' });
    expect(title).to.deep.equal([
      { text: '七天无理由', hit: false },
      { text: '退货', hit: true },
      { text: '说明', hit: false },
    ]);
  });

  it('marks other forms of a word, and the word that a typing error meant', () => {
    const article = { title: 'Returning an item', body: 'Ask for your invoice.' };
    expect(marked(snippet('en', 'returned', article).title)).to.deep.equal(['Returning']);
    expect(marked(snippet('en', 'invioce', article).body)).to.deep.equal(['invoice']);
  });

  it('marks words that mean the same', () => {
    const { body } = snippet('zh', '邮费谁出', { title: '', body: '运费由我们承担。' });
    expect(marked(body)).to.deep.equal(['运费']);
  });

  it('shows the passage that fits best, begun with a sentence, and says where something is left out', () => {
    const body = `${'Nothing to see here. '.repeat(30)}Your receipt is in the parcel. ${'More of the same. '.repeat(30)}`;
    const parts = snippet('en', 'receipt parcel', { title: '', body }).body;
    expect(marked(parts)).to.deep.equal(['receipt', 'parcel']);
    const text = parts.map((part) => part.text).join('');
    expect(text).to.match(/^…Nothing to see here\. .*Your receipt is in the parcel\. .*…$/);
    expect(text.length).to.be.lessThan(170);
  });

  it('begins at the beginning when the words are in the questions only', () => {
    const parts = snippet('zh', '不存在', { title: '标题', body: '内容'.repeat(100) }).body;
    expect(parts).to.have.lengthOf(1);
    expect(parts[0]?.text).to.match(/^(内容){40}…$/);
  });

  it('is plain text: of Markdown only what a reader sees, and angle brackets untouched', () => {
    const body =
      '## Steps\n\n1. Open **My _orders_**\n2. Press [Return](https://shop/r?a=1)\n\n| a | b |\n|---|---|\n| 1 < 2 | `x` |';
    expect(plainText(body)).to.equal('Steps Open My orders Press Return a b 1 < 2 x');
    expect(plainText('snake_case stays, 3 * 4 too')).to.equal('snake_case stays, 3 4 too');
    const { body: parts } = snippet('en', 'script', {
      title: '',
      body: 'A <b onclick="x">script</b> & more',
    });
    expect(parts.map((part) => part.text).join('')).to.equal('A script & more');
  });

  it('loses and adds no character of a short text, whatever is asked', () => {
    const index = new SearchIndex();
    const texts = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(texts, texts, fc.constantFrom('zh', 'en'), (title, query, language) => {
        const { title: parts } = index.snippet({ language, title, body: title }, query);
        expect(parts.map((part) => part.text).join('')).to.equal(title);
        for (const part of parts) expect(part.text).not.to.equal('');
      }),
    );
  });

  function snippet(
    language: 'zh' | 'en',
    query: string,
    article: { readonly title: string; readonly body: string },
  ): Snippet {
    const index = new SearchIndex({ synonyms: { zh: [['运费', '邮费']], en: [] } });
    index.put({ ...article, id: 'a', language, questions: [] });
    return index.snippet({ ...article, language }, query);
  }

  function marked(parts: Snippet['title']): readonly string[] {
    return parts.filter((part) => part.hit).map((part) => part.text);
  }
});
