import { expect } from 'chai';
import { avatarColorOf, initialsOf, shortId } from '../../../console/web/src/format/names.ts';

describe('The letters of an avatar', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['are the given name in Chinese', '陈佳慧', '佳慧'],
    ['are both characters of a short Chinese name', '王磊', '王磊'],
    ['are the given name behind a double surname', '欧阳震华', '震华'],
    ['are the first letters elsewhere', 'Grace Turner', 'GT'],
    ['leave out the middle', 'Mary Jane van Dyke', 'MD'],
    ['are a single letter for a single name', 'grace', 'G'],
    ['heed no punctuation', ' ben.okafor ', 'BO'],
    ['hold characters together that take two units', '😀 𝒜nna', '𝒜'],
    ['are none for no name', '  ', ''],
  ];
  for (const [does, name, letters] of cases) {
    it(does, () => expect(initialsOf(name)).to.equal(letters));
  }
});

describe('The colour of an avatar', () => {
  it('is always the same for the same person', () => {
    expect(avatarColorOf('customer-1')).to.equal(avatarColorOf('customer-1'));
  });

  it('tells people apart', () => {
    const colors = Array.from({ length: 40 }, (_, index) => avatarColorOf(`customer-${index}`));
    expect(new Set(colors).size).to.be.greaterThan(3);
  });
});

describe('A customer without a name', () => {
  it('is told by the last characters of the id', () => {
    expect(shortId('dl-9f3c.a-1b')).to.equal('CA1B');
  });
});
