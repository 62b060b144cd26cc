import { expect } from 'chai';
import { isElliptic } from '../../dialogs/elliptic.ts';
import { evidenceOf, type KnownArticle } from '../../dialogs/index.ts';

const article = (id: string, fields: Partial<KnownArticle> = {}): KnownArticle => ({
  ...{ id, intents: [`${id}.ask`], product: 'all', issueType: id },
  ...fields,
});
const found = (id: string, score: number) => ({ articleId: id, score, article: article(id) });
const nothing = {
  text: 'x',
  ranking: [],
  hits: [],
  answers: new Map(),
  lastArticle: null,
  products: [],
};
const featuresOf = (signs: Partial<Parameters<typeof evidenceOf>[0]>, id: string) =>
  evidenceOf({ ...nothing, ...signs }).articles.find(({ articleId }) => articleId === id)?.features;

describe('the evidence for an article', () => {
  it('adds up the shares of all intents that it answers', () => {
    const refunds = article('refunds');
    const answers = new Map([
      ['a', refunds],
      ['b', refunds],
    ]);
    const ranking = [
      { intent: 'a', confidence: 0.3 },
      { intent: 'b', confidence: 0.2 },
    ];
    expect(featuresOf({ answers, ranking }, 'refunds')?.intent).to.be.closeTo(
      Math.log(0.503),
      1e-9,
    );
  });

  it('tells how far a hit is ahead of the others, or behind the best', () => {
    const hits = [found('a', 0.8), found('b', 0.5)];
    expect(featuresOf({ hits }, 'a')?.searchLead).to.be.closeTo(0.375, 1e-9);
    expect(featuresOf({ hits }, 'b')?.searchLead).to.be.closeTo(-0.375, 1e-9);
  });

  it('knows which articles are about the matter talked about where a message leans on it, and the product named', () => {
    const hits = [
      { ...found('shoes', 0.8), article: article('shoes', { product: 'clothing/shoes' }) },
      { ...found('hats', 0.4), article: article('hats', { product: 'clothing/hats' }) },
      found('a', 0.4),
    ];
    const lastArticle = article('coats', { product: 'clothing/outerwear' });
    const signs = { hits, lastArticle, products: ['clothing/shoes'], text: 'and in red?' };
    expect(featuresOf(signs, 'shoes')).to.include({ relatedElliptic: 1, product: 1, same: 0 });
    expect(featuresOf(signs, 'hats')).to.include({ relatedElliptic: 0.5, product: 0 });
    expect(featuresOf(signs, 'a')).to.include({ relatedElliptic: 0, product: 0 });
    const alone = { ...signs, text: 'which size of shoes do I need for my feet' };
    expect(featuresOf(alone, 'shoes')).to.include({ relatedElliptic: 0 });
  });

  it('puts apart what speaks for no article: None, other intents, and what no intent claims', () => {
    const ranking = [
      { intent: 'None', confidence: 0.5 },
      { intent: 'greeting', confidence: 0.2 },
    ];
    const { none } = evidenceOf({ ...nothing, ranking });
    expect(none.none).to.be.closeTo(Math.log(0.503), 1e-9);
    expect(none.other).to.be.closeTo(Math.log(0.203), 1e-9);
    expect(none.unclaimed).to.be.closeTo(0.3, 1e-9);
  });
});

describe('isElliptic', () => {
  it('hears what leans on the message before', () => {
    for (const text of ['那红色的呢', '多久到', '这个要钱吗', '可是我已经付款了怎么办呀']) {
      expect(isElliptic(text), text).to.equal(true);
    }
    for (const text of ['and in red?', 'how long does that take', 'what about shoes', 'why?']) {
      expect(isElliptic(text), text).to.equal(true);
    }
  });

  it('leaves what stands alone', () => {
    expect(isElliptic('我想把收货地址改成公司的')).to.equal(false);
    expect(isElliptic('can I pay with a foreign credit card')).to.equal(false);
  });
});
