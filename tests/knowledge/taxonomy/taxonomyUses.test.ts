import { expect } from 'chai';
import { taxonomyUses } from '../../../knowledge/index.ts';

describe('taxonomyUses', () => {
  it('counts an article once for its category and those around it, in however many languages', () => {
    const { products, issueTypes } = taxonomyUses([
      { id: 'a', product: 'shoes/boots', issueType: 'returns' },
      { id: 'a', product: 'shoes/boots', issueType: 'returns' },
      { id: 'b', product: 'shoes', issueType: 'returns' },
      { id: 'c', product: 'all', issueType: 'orders' },
    ]);
    expect(Object.fromEntries(products)).to.deep.equal({ shoes: 2, 'shoes/boots': 1, all: 1 });
    expect(Object.fromEntries(issueTypes)).to.deep.equal({ returns: 2, orders: 1 });
  });
});
