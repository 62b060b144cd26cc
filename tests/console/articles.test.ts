import { expect } from 'chai';
import { NOW } from '../support/records.ts';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';

const article = {
  id: 'gift-wrapping',
  language: 'en',
  title: 'Gift wrapping',
  body: 'We wrap **presents** for free.',
  questions: ['Can you wrap it as a gift?'],
  issueType: 'orders',
};
const { id: _, language: __, ...revision } = article;

describe('Articles at the API', () => {
  let office: Office;
  let editor: ApiClient;
  let lin: ApiClient;

  beforeEach(async () => {
    office = await anOffice();
    editor = await office.employ({ id: 'eve', roles: ['editor'] });
    lin = await office.employ({ id: 'lin' });
  });

  afterEach(() => office.close());

  const here = '/articles/gift-wrapping?language=en';
  const put = (body: object) => editor.put('/articles/gift-wrapping/en', body);

  it('are written by editors and found at once', async () => {
    const { status, body } = await editor.post('/articles', { ...article, note: 'asked for' });
    expect(status).to.equal(201);
    expect(body).to.include({
      revision: 1,
      status: 'published',
      authorName: 'Eve',
      note: 'asked for',
    });
    const hits = (await lin.get('/articles/search?q=gift%20wrap&language=en')).body.items;
    expect(hits[0].article).to.deep.equal(body);
    expect((await lin.get(here)).body.items).to.deep.equal([body]);
    expect((await lin.post('/articles', article)).status).to.equal(403);
  });

  it('are found by text within what was chosen, with what was asked for marked', async () => {
    await write('charger', { title: 'Charge a phone', product: 'electronics/phones' });
    await write('cable', { title: 'Charge with a cable', product: 'electronics', urgency: 'high' });
    await write('boots', { title: 'Charge for boots', product: 'clothing', audience: 'agents' });
    const search = async (query: string) =>
      (await lin.get(`/articles/search?q=charge&language=en&${query}`)).body;
    const all = await search('');
    expect(all.total).to.equal(3);
    expect(all.facets.product).to.deep.include({ value: 'electronics', count: 2 });
    expect(all.facets.audience).to.deep.include({ value: 'agents', count: 1 });
    const { items, facets } = await search('product=electronics&urgency=high');
    expect(items.map((hit: { article: { id: string } }) => hit.article.id)).to.deep.equal([
      'cable',
    ]);
    expect(items[0].snippet.title).to.deep.equal([
      { text: 'Charge', hit: true },
      { text: ' with a cable', hit: false },
    ]);
    expect(facets.urgency).to.have.deep.members([
      { value: 'high', count: 1 },
      { value: 'normal', count: 1 },
    ]);
  });

  it('keep every revision', async () => {
    await editor.post('/articles', article);
    const next = { ...revision, title: 'Presents', expectedRevision: 1 };
    expect((await put(next)).body).to.include({ revision: 2, title: 'Presents' });
    const { items } = (await editor.get('/articles/gift-wrapping/revisions?language=en')).body;
    expect(items.map((one: { title: string }) => one.title)).to.deep.equal([
      'Presents',
      'Gift wrapping',
    ]);
  });

  it('refuse a revision on top of one that is not the latest any more', async () => {
    await editor.post('/articles', article);
    await put({ ...revision, expectedRevision: 1 });
    const late = await put({ ...revision, expectedRevision: 1 });
    expect([late.status, late.body.error.code]).to.deep.equal([409, 'conflict']);
    expect(late.body.error.fields).to.deep.equal({ expectedRevision: 'is 2 by now' });
    expect((await editor.post('/articles', article)).status).to.equal(409);
  });

  it('tell the second of two editors what the first one wrote, and how theirs differs', async () => {
    await editor.post('/articles', article);
    const { body: first } = await put({ ...revision, title: 'Presents', expectedRevision: 1 });
    const mine = { ...revision, issueType: 'gifts', expectedRevision: 1 };
    const { latest, changes } = (await put(mine)).body.error;
    expect(latest).to.deep.equal(first);
    expect(changes.map((change: { field: string }) => change.field)).to.deep.equal([
      ...['title', 'issueType'],
    ]);
    expect(changes[1]).to.deep.include({ from: 'orders', to: 'gifts' });
  });

  it('are drafts for editors only', async () => {
    await editor.post('/articles', { ...article, status: 'draft' });
    expect((await lin.get(here)).status).to.equal(404);
    expect((await lin.get('/articles')).body.items).to.deep.equal([]);
    expect((await editor.get('/articles?language=en')).body.items).to.have.length(1);
    expect((await editor.get('/articles?language=zh')).body.items).to.deep.equal([]);
  });

  it('say for each field what is wrong with it', async () => {
    const wrong = { ...article, id: 'No Spaces', title: '', questions: [''], mood: 'good' };
    const { status, body } = await editor.post('/articles', wrong);
    expect(status).to.equal(400);
    expect(body.error.fields).to.have.all.keys('id', 'title', 'questions.0', 'mood');
    expect((await editor.get('/articles/x/diff')).body.error.fields).to.have.all.keys(
      ...['language', 'from', 'to'],
    );
    const late = { ...article, validFrom: '2026-12-01', validUntil: '2026-11-01T00:00:00Z' };
    expect((await editor.post('/articles', late)).body.error.fields).to.have.all.keys('validUntil');
  });

  it('stay published while a draft of them is written', async () => {
    await editor.post('/articles', article);
    const { body } = await put({
      ...revision,
      status: 'draft',
      title: 'Soon',
      expectedRevision: 1,
    });
    expect(body).to.include({ revision: 2, publishedRevision: 1 });
    expect((await lin.get(here)).body.items[0]).to.include({ revision: 1, title: 'Gift wrapping' });
    expect((await editor.get(here)).body.items[0]).to.include({ revision: 2, title: 'Soon' });
  });

  it('come in pages, the newest change first, counted by what they could be narrowed down to', async () => {
    await write('charger', { product: 'electronics/phones', tags: ['usb'], issueType: 'products' });
    await write('earbuds', { product: 'electronics/audio', issueType: 'products' });
    await write('returns', { product: 'all', issueType: 'returns', status: 'draft' });
    const { items, next, facets } = await listed('limit=2');
    expect(items).to.deep.equal(['returns', 'earbuds']);
    const rest = await listed(`limit=2&cursor=${encodeURIComponent(next)}`);
    expect([rest.items, rest.next]).to.deep.equal([['charger'], null]);
    expect(facets.product).to.deep.equal([
      { value: 'electronics', count: 2 },
      { value: 'all', count: 1 },
      { value: 'electronics/audio', count: 1 },
      { value: 'electronics/phones', count: 1 },
    ]);
    expect((await listed('product=electronics&tag=usb')).items).to.deep.equal(['charger']);
    const products = await listed('issueType=products&q=the EARBUDS');
    expect(products.items).to.deep.equal(['earbuds']);
    // Each dimension counts what the others let through.
    const narrowed = (await listed('issueType=products')).facets;
    expect(narrowed.issueType).to.deep.include({ value: 'returns', count: 1 });
    expect(narrowed.status).to.deep.equal([{ value: 'published', count: 2 }]);
  });

  it('are shown in all their languages, as they were on a day too', async () => {
    await editor.post('/articles', article);
    await office.pass(3_600);
    await editor.post('/articles', { ...article, language: 'zh', title: '礼品包装' });
    await put({ ...revision, title: 'Presents', expectedRevision: 1 });
    const titles = async (query: string) =>
      (await editor.get(`/articles/gift-wrapping${query}`)).body.items
        .map(({ title }: { title: string }) => title)
        .sort();
    expect(await titles('')).to.deep.equal(['Presents', '礼品包装']);
    expect(await titles('?language=zh')).to.deep.equal(['礼品包装']);
    const then = new Date(NOW.getTime() + 1_000).toISOString();
    expect(await titles(`?asOf=${then}`)).to.deep.equal(['Gift wrapping']);
    expect((await listed(`asOf=${then}`)).items).to.deep.equal(['gift-wrapping']);
    expect(await titles('?asOf=2099-01-01')).to.have.length(2);
    const before = await editor.get('/articles/gift-wrapping?asOf=2020-01-01');
    expect(before.status).to.equal(404);
  });

  it('tell what changed between two revisions, and can go back to one', async () => {
    await editor.post('/articles', article);
    await put({ ...revision, body: 'We wrap **presents** for a fee.', expectedRevision: 1 });
    const diff = (await editor.get(`/articles/gift-wrapping/diff?language=en&from=1&to=2`)).body;
    expect(diff.changes[0].lines).to.deep.equal([
      { kind: 'removed', parts: parts('We wrap **presents** for ', 'free', '.') },
      { kind: 'added', parts: parts('We wrap **presents** for ', 'a fee', '.') },
    ]);
    const back = { language: 'en', revision: 1, expectedRevision: 2, note: 'back' };
    const restored = await editor.post('/articles/gift-wrapping/restore', back);
    expect(restored.status).to.equal(201);
    expect(restored.body).to.include({ revision: 3, body: article.body, note: 'back' });
    expect((await editor.post('/articles/gift-wrapping/restore', back)).status).to.equal(409);
    const unknown = { ...back, revision: 9, expectedRevision: 3 };
    expect((await editor.post('/articles/gift-wrapping/restore', unknown)).status).to.equal(404);
    const first = await editor.get('/articles/gift-wrapping/revisions/1?language=en');
    expect(first.body).to.include({ revision: 1, body: article.body });
  });

  it('are listed for review when they expire, without anybody doing anything', async () => {
    const validUntil = new Date(NOW.getTime() + 3_600_000).toISOString();
    await write('sale', { validUntil });
    const reasons = async () =>
      (await editor.get('/articles/review')).body.items.map(
        ({ reason }: { reason: string }) => reason,
      );
    expect(await reasons()).to.deep.equal(['expiring']);
    expect(await found('sale')).to.equal(true);
    await office.pass(3_600);
    expect(await reasons()).to.deep.equal(['expired']);
    expect(await found('sale')).to.equal(false);
    expect((await lin.get('/articles/review')).status).to.equal(403);
  });

  it('name only what the taxonomy has, which editors keep together', async () => {
    const names = { zh: '鞋', en: 'Shoes' };
    const shoes = { id: 'shoes', names, children: [] };
    const taxonomy = { products: [shoes], issueTypes: [{ id: 'orders', names }] };
    const saved = await editor.put('/taxonomy', { ...taxonomy, expectedVersion: 0 });
    expect(saved.body).to.deep.include({ ...taxonomy, version: 1, authorName: 'Eve' });
    expect(saved.body.at).to.be.a('string');
    expect((await lin.get('/taxonomy')).body).to.deep.equal(saved.body);
    const hats = await editor.post('/articles', { ...article, product: 'hats' });
    expect(hats.body.error.fields).to.have.all.keys('product');
    expect((await editor.get('/taxonomy/uses')).body).to.deep.equal(NO_USES);
    expect((await editor.post('/articles', { ...article, product: 'shoes' })).status).to.equal(201);
    expect((await editor.get('/taxonomy/uses')).body).to.deep.equal({
      products: { shoes: 1 },
      issueTypes: { [article.issueType]: 1 },
    });
    expect((await lin.get('/taxonomy/uses')).status).to.equal(403);
    const without = await editor.put('/taxonomy', {
      ...taxonomy,
      products: [],
      expectedVersion: 1,
    });
    expect(without.body.error.fields).to.deep.equal({
      products: 'articles still use shoes (1)',
    });
    const late = await editor.put('/taxonomy', { ...taxonomy, expectedVersion: 0 });
    expect([late.status, late.body.error.code]).to.deep.equal([409, 'conflict']);
    expect((await lin.put('/taxonomy', { ...taxonomy, expectedVersion: 1 })).status).to.equal(403);
  });

  it('may be long', async () => {
    const body = '包装'.repeat(10_000);
    expect((await editor.post('/articles', { ...article, body })).status).to.equal(201);
  });

  async function write(id: string, fields: object): Promise<void> {
    const { status } = await editor.post('/articles', {
      ...{ ...article, id, title: `The ${id}` },
      ...fields,
    });
    expect(status).to.equal(201);
    await office.pass(1);
  }

  async function listed(query: string) {
    const { items, next, facets } = (await editor.get(`/articles?${query}`)).body;
    return { items: items.map(({ id }: { id: string }) => id), next, facets };
  }

  async function found(words: string): Promise<boolean> {
    const { items } = (await lin.get(`/articles/search?q=${words}&language=en`)).body;
    return items.length > 0;
  }
});

const NO_USES = { products: {}, issueTypes: {} };

function parts(...texts: readonly string[]) {
  return texts.map((text, index) => ({ text, changed: index === 1 }));
}
