import { expect } from 'chai';
import { ProductCatalogue } from '../../recognizers/productCatalogue.ts';

describe('ProductCatalogue', () => {
  const catalogue = new ProductCatalogue([
    { id: 'p1', name: '轻量跑鞋 Air 3', aliases: ['轻量跑鞋', 'Air 3 running shoes'] },
    { id: 'p2', name: '保温杯', aliases: ['thermos flask'] },
    { id: 'p3', name: 'Trail Backpack 30L', aliases: ['登山背包'] },
  ]);
  const found = (text: string) =>
    catalogue.find(text).map(({ value, text: words }) => [value.id, words]);

  it('finds products by any of their names, in either language', () => {
    expect(found('我的轻量跑鞋和保温杯到了吗')).to.deep.equal([
      ['p1', '轻量跑鞋'],
      ['p2', '保温杯'],
    ]);
    expect(found('Is the trail backpack 30l waterproof?')).to.deep.equal([
      ['p3', 'trail backpack 30l'],
    ]);
  });

  it('forgives a typing error in a long name, and spaces in any', () => {
    expect(found('my termos flask leaks')).to.deep.equal([['p2', 'termos flask']]);
    expect(found('登山 背包 有黑色吗')).to.deep.equal([['p3', '登山 背包']]);
  });

  it('does not see products in other words', () => {
    expect(found('我要退货')).to.deep.equal([]);
    expect(found('a backpackers trail, 30 liters')).to.deep.equal([]);
    expect(found('')).to.deep.equal([]);
  });

  it('takes bounded time for any text and a large catalogue', () => {
    const large = new ProductCatalogue(
      Array.from({ length: 5000 }, (_, at) => ({ id: `${at}`, name: `Product number ${at} 商品` })),
    );
    const startedAt = performance.now();
    large.find('product number '.repeat(700));
    expect(performance.now() - startedAt).to.be.below(250);
  });
});
