import { expect } from 'chai';
import { stem } from '../../../knowledge/search/porterStemmer.ts';

describe('stem', () => {
  // From the examples of Porter's paper, and the shop's daily words.
  const STEMS = {
    caresses: 'caress',
    ponies: 'poni',
    cats: 'cat',
    agreed: 'agre',
    plastered: 'plaster',
    motoring: 'motor',
    sized: 'size',
    hopping: 'hop',
    falling: 'fall',
    filing: 'file',
    happy: 'happi',
    sky: 'sky',
    relational: 'relat',
    vietnamization: 'vietnam',
    hopefulness: 'hope',
    electrical: 'electr',
    adjustment: 'adjust',
    adoption: 'adopt',
    controll: 'control',
    rate: 'rate',
    cease: 'ceas',
    returned: 'return',
    returning: 'return',
    deliveries: 'deliveri',
    delivery: 'deliveri',
  };

  for (const [word, stemmed] of Object.entries(STEMS)) {
    it(`makes ${word} ${stemmed}`, () => {
      expect(stem(word)).to.equal(stemmed);
    });
  }

  it('leaves short words and words with digits alone', () => {
    expect(['is', 'x12s', 'usb3'].map(stem)).to.deep.equal(['is', 'x12s', 'usb3']);
  });
});
