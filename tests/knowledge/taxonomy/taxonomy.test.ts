import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import {
  categoryPaths,
  KnowledgeError,
  parseTaxonomy,
  pathsAround,
  stillUsed,
} from '../../../knowledge/index.ts';
import { anArticle } from '../anArticle.ts';

const names = { zh: '名', en: 'Name' };
const leaf = (id: string) => ({ id, names, children: [] });

describe('parseTaxonomy', () => {
  it('takes a tree of categories and the kinds of problem', () => {
    const taxonomy = {
      products: [{ id: 'shoes', names, children: [leaf('boots')] }],
      issueTypes: [{ id: 'returns', names }],
    };
    expect(parseTaxonomy(taxonomy)).to.deep.equal(taxonomy);
    expect(categoryPaths(taxonomy.products)).to.deep.equal(['shoes', 'shoes/boots']);
  });

  it('says for each field what is wrong with it', () => {
    expect(
      fieldsOf({
        products: [{ id: 'a/b', names: { zh: '名' }, children: [{ id: '', names }] }],
        issueTypes: [{ id: 'returns', names, colour: 'red' }],
      }),
    ).to.include.keys('products.0.id', 'products.0.names.en', 'products.0.children.0.id');
  });

  it('refuses an id that siblings share, the name for every product, and too deep a tree', () => {
    const twice = { products: [leaf('a'), leaf('a'), leaf('all')], issueTypes: [] };
    expect(fieldsOf(twice)).to.have.all.keys('products.1.id', 'products.2.id');
    const within = {
      products: [{ ...leaf('a'), children: [leaf('b'), leaf('b')] }],
      issueTypes: [],
    };
    expect(fieldsOf(within)).to.have.all.keys('products.0.children.1.id');
    let deep: object = leaf('f');
    for (const id of ['e', 'd', 'c', 'b', 'a']) deep = { id, names, children: [deep] };
    expect(Object.values(fieldsOf({ products: [deep], issueTypes: [] }))[0]).to.match(
      /at most 5 deep/,
    );
  });

  it('takes the sample shop’s', () => {
    const file = new URL('../../../bot/sampleShop/taxonomy.json', import.meta.url);
    const { products } = parseTaxonomy(JSON.parse(readFileSync(file, 'utf8')));
    expect(categoryPaths(products)).to.include('electronics/headphones');
  });

  function fieldsOf(input: unknown): Readonly<Record<string, string>> {
    try {
      parseTaxonomy(input);
    } catch (error) {
      if (error instanceof KnowledgeError) return error.fields;
    }
    throw new Error('it was accepted');
  }
});

describe('stillUsed', () => {
  const before = {
    ...{ version: 1, issueTypes: [{ id: 'returns', names }] },
    products: [{ id: 'shoes', names, children: [leaf('boots')] }],
  };

  it('names what articles would lose', () => {
    const articles = [
      anArticle({ product: 'shoes/boots' }),
      anArticle({ id: 'b', product: 'shoes/boots' }),
      anArticle({ id: 'c', product: 'shoes' }),
      anArticle({ id: 'd' }),
    ];
    const after = { version: 1, products: [leaf('shoes')], issueTypes: [] };
    expect(stillUsed(articles, before, after)).to.deep.equal({
      products: 'articles still use shoes/boots (2)',
      issueTypes: 'articles still use returns (4)',
    });
  });

  it('lets go what no article has, or had before', () => {
    const after = { version: 1, products: [], issueTypes: before.issueTypes };
    const articles = [anArticle({ product: 'all' }), anArticle({ product: 'hats' })];
    expect(stillUsed(articles, before, after)).to.deep.equal({});
  });
});

describe('pathsAround', () => {
  it('gives a path and those that it lies in', () => {
    expect(pathsAround('a/b/c')).to.deep.equal(['a', 'a/b', 'a/b/c']);
    expect(pathsAround('all')).to.deep.equal(['all']);
  });
});
