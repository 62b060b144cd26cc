import { expect } from 'chai';
import { SearchIndex } from '../../../knowledge/index.ts';

describe('A search', () => {
  const index = new SearchIndex({
    synonyms: { zh: [['退货', '退回']], en: [['return', 'send back']] },
  });
  for (let number = 0; number < 2_000; number++) {
    const word = `${number.toString(26).replaceAll(/\d/g, 'q')}word`;
    index.put({
      id: `a${number}`,
      language: 'en',
      title: `The ${word} returns`,
      questions: [],
      body: '',
    });
    index.put({
      id: `a${number}`,
      language: 'zh',
      title: `第${number}号退货`,
      questions: [],
      body: '',
    });
  }
  const hostile = {
    'ten thousand letters': 'a'.repeat(10_000),
    'ten thousand Chinese characters': '退'.repeat(10_000),
    'ten thousand words that nobody knows': 'abcdx '.repeat(10_000),
    'different unknown words': Array.from(
      { length: 2_000 },
      (_, n) => `zqxv${n.toString(36)}k`,
    ).join(' '),
    'unclosed Markdown': '[('.repeat(5_000),
    'marks on marks': `e${'\u0301'.repeat(9_999)}`,
    'lone halves of characters': '\uD842'.repeat(5_000),
    'names of objects’ own parts': '__proto__ constructor toString hasOwnProperty',
    'a regular expression': '(a+)+$ .* \\p{L}',
    nothing: '',
    blanks: ' \n\t'.repeat(3_000),
  };

  for (const [what, query] of Object.entries(hostile)) {
    it(`bears ${what}`, () => {
      for (const language of ['zh', 'en'] as const) {
        const start = performance.now();
        const hits = index.search(query, { language });
        const snippet = index.snippet({ language, title: query, body: query }, query);
        expect(performance.now() - start).to.be.lessThan(1_000);
        expect(hits.length).to.be.at.most(5);
        for (const { score } of hits) expect(score).to.be.within(0, 10);
        expect(snippet.body.map((part) => part.text).join('').length).to.be.at.most(200);
      }
    });
  }

  it('reads an article of hostile Markdown in a moment', () => {
    for (const piece of [
      '[',
      '![',
      '](',
      '<',
      '**',
      '`',
      '|',
      '> ',
      '# ',
      '1. ',
      '_a',
      '\\',
      '<a ',
    ]) {
      const start = performance.now();
      const body = piece.repeat(20_000 / piece.length);
      index.put({ id: 'hostile', language: 'en', title: '', questions: [], body });
      expect(performance.now() - start, piece).to.be.lessThan(1_000);
    }
    index.remove('hostile', 'en');
  });

  it('holds no more after thousands of changes than before', () => {
    const small = new SearchIndex();
    const put = (round: number) => {
      for (let number = 0; number < 50; number++) {
        const title = `word${round}x${number} 第${round}版${number}`;
        small.put({ id: `a${number}`, language: 'en', title, questions: [], body: title });
        small.put({ id: `a${number}`, language: 'zh', title, questions: [], body: title });
      }
    };
    put(1_000);
    const before = small.bytes;
    for (let round = 1_001; round < 1_040; round++) put(round);
    expect(small.size).to.equal(100);
    expect(small.bytes).to.be.lessThan(before * 1.1);
    for (let number = 0; number < 50; number++) {
      small.remove(`a${number}`, 'en');
      small.remove(`a${number}`, 'zh');
    }
    expect(small.size).to.equal(0);
    expect(small.bytes).to.be.lessThan(before / 10);
  });
});
