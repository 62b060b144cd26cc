import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { shopProducts } from '../../bot/shopProducts.ts';
import { parseTaxonomy } from '../../knowledge/index.ts';

const SHOP = new URL('../../bot/sampleShop/', import.meta.url);

describe('the products that customers may name', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-products-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('are the shop’s own where it has a file of them', async () => {
    const own = [{ id: 'p1', name: 'Tea', aliases: ['green tea'], category: 'tea' }];
    await writeFile(join(folder, 'products.json'), JSON.stringify(own));
    expect(await shopProducts({ DATA_DIR: folder, SAMPLE_SHOP: true })).to.deep.equal(own);
  });

  it('are the sample shop’s where that is in use, else none', async () => {
    const sample = await shopProducts({ DATA_DIR: folder, SAMPLE_SHOP: true });
    expect(sample.map(({ name }) => name)).to.include('智能手机 X12');
    expect(await shopProducts({ DATA_DIR: folder, SAMPLE_SHOP: false })).to.deep.equal([]);
  });

  it('are refused with the file’s name where they are no products', async () => {
    await writeFile(join(folder, 'products.json'), '[{"id": "p1"}]');
    const error = await shopProducts({ DATA_DIR: folder, SAMPLE_SHOP: true }).catch(String);
    expect(error)
      .to.match(/products\.json: /)
      .and.match(/name/);
  });

  it('stand in categories that the sample shop’s taxonomy knows', async () => {
    const file = readFileSync(fileURLToPath(new URL('taxonomy.json', SHOP)), 'utf8');
    const { products } = parseTaxonomy(JSON.parse(file));
    const paths = new Set<string>();
    const walk = (categories: typeof products, above: string) => {
      for (const { id, children } of categories) {
        paths.add(above + id);
        walk(children, `${above}${id}/`);
      }
    };
    walk(products, '');
    const sample = await shopProducts({ DATA_DIR: folder, SAMPLE_SHOP: true });
    expect([...paths]).to.include.members(sample.map(({ category }) => category));
  });
});
