import { expect } from 'chai';
import {
  groupNow,
  groupsWith,
  takenWord,
  withGroup,
} from '../../../console/web/src/taxonomy/groups.ts';
import {
  idFor,
  placesIn,
  renamed,
  withNew,
  without,
} from '../../../console/web/src/taxonomy/places.ts';

const category = (id: string, children: readonly object[] = []) => ({
  ...{ id, names: { zh: `${id}类`, en: id } },
  children: children as never,
});
const TAXONOMY = {
  products: [category('shoes', [category('boots'), category('sandals')]), category('hats')],
  issueTypes: [{ id: 'returns', names: { zh: '退货', en: 'Returns' } }],
};
const names = { zh: '新', en: 'New' };

describe('The categories of the console', () => {
  const paths = (taxonomy = TAXONOMY) => placesIn(taxonomy, 'products').map(({ path }) => path);
  const at = (path: string) => {
    const found = placesIn(TAXONOMY, 'products').find((place) => place.path === path);
    if (!found) throw new Error(`no place ${path}`);
    return found;
  };

  it('are listed each before those within it', () => {
    expect(paths()).to.deep.equal(['shoes', 'shoes/boots', 'shoes/sandals', 'hats']);
    expect(at('shoes')).to.include({ depth: 0, within: 2 });
    expect(at('shoes/boots')).to.include({ depth: 1, within: 0 });
  });

  it('are added, renamed and removed where they are', () => {
    const added = withNew(TAXONOMY, 'products', at('shoes/boots'), { id: 'rain', names });
    expect(placesIn(added ?? TAXONOMY, 'products')[2]).to.include({ path: 'shoes/boots/rain' });
    const other = renamed(TAXONOMY, at('shoes/sandals'), names);
    expect(other?.products[0]?.children[1]).to.deep.equal({ ...category('sandals'), names });
    const fewer = without(TAXONOMY, at('shoes'));
    expect(fewer?.products.map(({ id }) => id)).to.deep.equal(['hats']);
    const type = withNew(TAXONOMY, 'issueTypes', null, { id: 'orders', names });
    expect(type?.issueTypes[1]).to.deep.equal({ id: 'orders', names });
  });

  it('are not changed when somebody has removed them', () => {
    const gone = { ...at('shoes/boots'), path: 'shoes/clogs' };
    expect(renamed(TAXONOMY, gone, names)).to.equal(undefined);
    expect(without(TAXONOMY, gone)).to.equal(undefined);
    expect(withNew(TAXONOMY, 'products', gone, { id: 'x', names })).to.equal(undefined);
  });

  it('get their ids from their English names', () => {
    expect(idFor(' Smart Home & TV! ')).to.equal('smart-home-tv');
  });
});

describe('The synonyms of the console', () => {
  const groups = {
    zh: [],
    en: [
      ['parcel', 'package'],
      ['refund', 'money back'],
    ],
  };

  it('are found by any part of their words', () => {
    expect(groupsWith(groups.en, ' BACK')).to.deep.equal([['refund', 'money back']]);
    expect(groupsWith(groups.en, '')).to.have.length(2);
  });

  it('are changed in their place, and new ones stand first', () => {
    const changed = withGroup(groups, 'en', ['refund', 'money back'], ['refund', 'cash']);
    expect(changed.en).to.deep.equal([groups.en[0], ['refund', 'cash']]);
    expect(withGroup(groups, 'en', undefined, ['a', 'b']).en[0]).to.deep.equal(['a', 'b']);
    expect(withGroup(groups, 'en', groups.en[0], undefined).en).to.deep.equal([groups.en[1]]);
  });

  it('are recognized by a word when somebody changed them meanwhile', () => {
    expect(groupNow(groups.en, ['parcel', 'box'])).to.deep.equal(groups.en[0]);
    expect(groupNow(groups.en, ['crate', 'box'])).to.equal(undefined);
  });

  it('may not have a word of another group', () => {
    expect(takenWord(groups.en, groups.en[0], ['parcel', 'Refund'])).to.deep.equal({
      ...{ word: 'Refund', group: groups.en[1] },
    });
    expect(takenWord(groups.en, groups.en[0], ['parcel', 'box'])).to.equal(undefined);
  });
});
