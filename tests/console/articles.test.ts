import { expect } from 'chai';
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
    expect((await lin.get(here)).body).to.deep.equal(body);
    expect((await lin.post('/articles', article)).status).to.equal(403);
  });

  it('keep every revision', async () => {
    await editor.post('/articles', article);
    const next = { ...revision, title: 'Presents', expectedRevision: 1 };
    expect((await editor.put(here, next)).body).to.include({ revision: 2, title: 'Presents' });
    const { items } = (await editor.get('/articles/gift-wrapping/revisions?language=en')).body;
    expect(items.map((one: { title: string }) => one.title)).to.deep.equal([
      'Presents',
      'Gift wrapping',
    ]);
  });

  it('refuse a revision on top of one that is not the latest any more', async () => {
    await editor.post('/articles', article);
    await editor.put(here, { ...revision, expectedRevision: 1 });
    const late = await editor.put(here, { ...revision, expectedRevision: 1 });
    expect([late.status, late.body.error.code]).to.deep.equal([409, 'conflict']);
    expect(late.body.error.fields).to.deep.equal({ expectedRevision: 'is 2 by now' });
    expect((await editor.post('/articles', article)).status).to.equal(409);
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
    expect((await editor.get('/articles/x')).body.error.fields).to.have.all.keys('language');
  });

  it('may be long', async () => {
    const body = '包装'.repeat(10_000);
    expect((await editor.post('/articles', { ...article, body })).status).to.equal(201);
  });
});
