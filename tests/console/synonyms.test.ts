import { expect } from 'chai';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';

describe('The API for synonyms', () => {
  let office: Office;
  let editor: ApiClient;
  let lin: ApiClient;

  beforeEach(async () => {
    office = await anOffice();
    editor = await office.employ({ id: 'eve', roles: ['editor'] });
    lin = await office.employ({ id: 'lin' });
  });

  afterEach(() => office.close());

  const FIRST = { zh: [['运费', '邮费']], en: [['parcel', 'package']] };
  const save = (groups: object, expectedVersion: number) =>
    editor.put('/synonyms', { groups, expectedVersion });

  it('keeps what an editor saw and changed, and says who did it', async () => {
    expect((await editor.get('/synonyms')).body).to.deep.equal({
      ...{ version: 0, author: '', authorName: null, at: null, groups: { zh: [], en: [] } },
    });
    const saved = (await save(FIRST, 0)).body;
    expect(saved).to.deep.include({ version: 1, authorName: 'Eve', groups: FIRST });
    expect((await editor.get('/synonyms')).body).to.deep.equal(saved);
    const late = await save({ zh: [], en: [] }, 0);
    expect([late.status, late.body.error.code]).to.deep.equal([409, 'conflict']);
    expect((await editor.get('/synonyms')).body).to.deep.equal(saved);
    const supervisor = await office.employ({ id: 'su', roles: ['supervisor'] });
    expect((await supervisor.get('/synonyms')).status).to.equal(200);
    for (const who of [lin, supervisor]) {
      const { status } = await who.put('/synonyms', { groups: FIRST, expectedVersion: 1 });
      expect(status).to.equal(403);
    }
  });

  it('lets search know them at once, and shows what it makes of a query', async () => {
    await editor.post('/articles', {
      ...{ id: 'postage', language: 'en', title: 'Postage', body: 'Postage is free.' },
      ...{ questions: [], issueType: 'orders', status: 'published', note: '' },
    });
    const tried = () => editor.get('/synonyms/try?q=Which%20courier&language=en');
    expect((await tried()).body).to.deep.include({ also: [], articles: [] });
    await save({ zh: [], en: [['courier', 'postage', 'delivery']] }, 0);
    const { also, articles } = (await tried()).body;
    expect(also).to.deep.equal(['postage', 'delivery']);
    expect(articles).to.deep.equal([{ id: 'postage', title: 'Postage' }]);
    const found = (await lin.get('/articles/search?q=courier&language=en')).body.items;
    expect(found).to.have.length(1);
  });

  it('refuses words that are in two groups, and groups of one, by field', async () => {
    const twice = await save(
      {
        zh: [],
        en: [
          ['parcel', 'package'],
          ['box', 'Parcel'],
        ],
      },
      0,
    );
    expect(twice.status).to.equal(400);
    expect(twice.body.error.fields).to.deep.equal({
      'en.1.1': '“Parcel” is in the group of “parcel” already',
    });
    const alone = await save({ zh: [['运费']], en: [] }, 0);
    expect(alone.status).to.equal(400);
    expect(Object.keys(alone.body.error.fields)[0]).to.contain('zh.0');
    expect((await editor.get('/synonyms')).body.version).to.equal(0);
  });

  it('remembers who changed which groups', async () => {
    await save(FIRST, 0);
    await office.pass(60);
    await save({ ...FIRST, en: [['parcel', 'package', 'box']] }, 1);
    const { items } = (await editor.get('/synonyms/history')).body;
    expect(items).to.have.length(2);
    expect(items[0]).to.deep.include({
      ...{ version: 2, authorName: 'Eve', addedCount: 1, removedCount: 1 },
      added: [{ language: 'en', words: ['parcel', 'package', 'box'] }],
      removed: [{ language: 'en', words: ['parcel', 'package'] }],
    });
    expect(items[1]).to.deep.include({ version: 1, addedCount: 2, removedCount: 0 });
    const [last] = (await editor.get('/synonyms/history?limit=1')).body.items;
    expect(last).to.deep.equal(items[0]);
  });
});
