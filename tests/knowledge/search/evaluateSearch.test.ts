import { expect } from 'chai';
import { evaluateSearch } from '../../../knowledge/index.ts';

describe('evaluateSearch', () => {
  const articles = ['red shoes', 'red hats', 'blue bags'].map((title, place) => ({
    id: `a${place + 1}`,
    language: 'en' as const,
    title,
    questions: [],
    body: '',
  }));

  it('counts how often the right article came first, among five, and where', () => {
    const ask = (query: string, articleId: string) => ({
      query,
      articleId,
      language: 'en' as const,
    });
    const quality = evaluateSearch(articles, [
      ask('red shoes', 'a1'),
      ask('hats', 'a2'),
      ask('red hats', 'a1'),
      ask('green', 'a3'),
    ]);
    expect(quality.recallAt1).to.equal(0.5);
    expect(quality.recallAt5).to.be.within(0.75, 1);
    expect(quality.mrr).to.be.within(0.6, 0.8);
    expect(quality.indexBytes).to.be.greaterThan(0);
  });

  it('measures time by the clock it is given', () => {
    let time = 0;
    const clockMs = () => {
      time += 250;
      return time;
    };
    const query = { query: 'bags', articleId: 'a3', language: 'en' } as const;
    const quality = evaluateSearch(articles, [query], { clockMs });
    expect(quality).to.include({ buildSeconds: 0.25, msPerQuery: 250 });
  });
});
