import { expect } from 'chai';
import fc from 'fast-check';
import { type Faceted, facetsOf, meets, SearchIndex } from '../../../knowledge/index.ts';

describe('Facets', () => {
  const articles: Readonly<Record<string, Faceted & { readonly title: string }>> = {
    clothes: { title: '七天无理由退货', product: 'clothes', issueType: 'returns', tags: ['七天'] },
    audio: {
      title: '耳机退货要七天内',
      product: 'electronics/audio',
      issueType: 'returns',
      tags: [],
    },
    phone: {
      title: '手机七天价保',
      product: 'electronics/phones',
      issueType: 'prices',
      tags: ['七天'],
    },
    parcel: { title: '包裹什么时候到', product: 'all', issueType: 'delivery', tags: [] },
  };
  const index = new SearchIndex();
  for (const [id, { title }] of Object.entries(articles)) {
    index.put({ id, language: 'zh', title, questions: [], body: '' });
  }
  const find = (query: string, filter = {}, limit = 20) =>
    index.searchWithFacets(query, { language: 'zh', filter, limit, item: (id) => articles[id] });

  it('join free text and a category, and count each other value as if it were chosen', () => {
    const { hits, total, facets } = find('七天退货', { issueType: 'returns' });
    expect(hits.map((hit) => hit.articleId)).to.have.members(['clothes', 'audio']);
    expect(total).to.equal(2);
    expect(facets.issueType).to.deep.equal([
      { value: 'returns', count: 2 },
      { value: 'prices', count: 1 },
    ]);
    expect(facets.product).to.deep.equal([
      { value: 'clothes', count: 1 },
      { value: 'electronics', count: 1 },
      { value: 'electronics/audio', count: 1 },
    ]);
  });

  it('let a category stand for those within it', () => {
    const { hits, facets } = find('七天', { product: 'electronics' });
    expect(hits.map((hit) => hit.articleId)).to.have.members(['audio', 'phone']);
    expect(facets.tag).to.deep.equal([{ value: '七天', count: 1 }]);
  });

  it('count all that was found, however short the page', () => {
    const { hits, total, facets } = find('七天', {}, 1);
    expect(hits).to.have.lengthOf(1);
    expect(total).to.equal(3);
    expect(facets.issueType[0]).to.deep.equal({ value: 'returns', count: 2 });
  });

  it('count only what the query found, and nothing that the caller leaves out', () => {
    expect(find('包裹').facets.product).to.deep.equal([{ value: 'all', count: 1 }]);
    const none = index.searchWithFacets('包裹', { language: 'zh', item: () => undefined });
    expect(none).to.deep.include({ hits: [], total: 0 });
    expect(none.facets.product).to.deep.equal([]);
  });

  it('promise exactly what choosing a value then shows', () => {
    const value = fc.constantFrom('a', 'a/b', 'c');
    const article = fc.record({
      product: value,
      issueType: value,
      tags: fc.uniqueArray(value),
    });
    const filter = fc.record(
      { product: value, issueType: value, tag: value },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(article, { maxLength: 12 }), filter, (some, chosen) => {
        const facets = facetsOf(some, chosen);
        for (const dimension of ['product', 'issueType', 'tag'] as const) {
          for (const { value: other, count } of facets[dimension]) {
            const shown = some.filter((one) => meets(one, { ...chosen, [dimension]: other }));
            expect(shown).to.have.lengthOf(count);
          }
        }
      }),
    );
  });
});
