import { expect } from 'chai';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';
import { served } from './served.ts';

const ARTICLE = {
  id: 'return-policy',
  language: 'en',
  title: 'Returning an item',
  body: 'Send it back within seven days.',
  issueType: 'returns',
};

function file(name: string, text: string) {
  return { name, base64: Buffer.from(text).toString('base64') };
}

describe('Articles as files, at the API', () => {
  let office: Office;
  let editor: ApiClient;

  beforeEach(async () => {
    office = await anOffice();
    editor = await office.employ({ id: 'kim', roles: ['editor'] });
    await editor.post('/articles', { ...ARTICLE, note: '' });
  });
  afterEach(() => office.close());

  const page = file(
    'faq.html',
    '<h2>Returning an item</h2><p>Within a month.</p><h2>Who pays?</h2><p>We do.</p>',
  );
  const defaults = { issueType: 'returns' };

  it('say what they would change, then change it, and then nothing more', async () => {
    const dry = await editor.post('/articles/import', { files: [page], defaults, dryRun: true });
    expect(dry.body).to.deep.include({
      dryRun: true,
      counts: { created: 1, changed: 1, unchanged: 0, older: 0, conflicts: 0, refused: 0 },
      created: [{ file: 'faq.html', line: 1, id: 'who-pays', language: 'en', title: 'Who pays?' }],
    });
    expect(dry.body.changed[0]).to.deep.include({ id: 'return-policy', fields: ['body'] });
    expect((await editor.get('/articles?q=pays')).body.items).to.deep.equal([]);

    const { basis } = dry.body;
    const done = await editor.post('/articles/import', { files: [page], defaults, basis });
    expect(done.body).to.deep.include({ dryRun: false, counts: dry.body.counts });
    const { items } = (await editor.get('/articles/who-pays')).body;
    expect(items[0]).to.include({ status: 'draft', body: 'We do.', note: 'From faq.html' });

    const again = await editor.post('/articles/import', { files: [page], defaults });
    expect(again.body.counts).to.include({ created: 0, changed: 0, unchanged: 2 });
  });

  it('are refused, with rows and fields, unless what can’t be used is left out', async () => {
    const rows = file('a.csv', 'id,title,body\nBad Id,x,x\nwho-pays,Who pays?,We do.\n');
    const request = { files: [rows], defaults };
    const refused = await editor.post('/articles/import', request);
    expect(refused.status).to.equal(400);
    expect(refused.body.error.message).to.match(/^These rows can't be used.*a\.csv, line 2: id: /);
    const partial = await editor.post('/articles/import', { ...request, partial: true });
    expect(partial.body.counts).to.include({ created: 1, refused: 1 });
    expect(partial.body.refused[0]).to.deep.include({ file: 'a.csv', line: 2 });
  });

  it('are told of who was faster since the dry run, and of who changed the same since the export', async () => {
    const exported = (await editor.get('/articles/export?format=csv')).body;
    const text = Buffer.from(exported.base64, 'base64').toString();
    const edited = [file(exported.fileName, text.replace('seven days', 'ten days'))];
    const { basis } = (await editor.post('/articles/import', { files: edited, dryRun: true })).body;
    const boss = await office.employ({ id: 'lee', roles: ['admin'] });
    const put = { ...ARTICLE, body: 'Within a year.', note: '', expectedRevision: 1 };
    const { id, language, ...revision } = put;
    expect((await boss.put(`/articles/${id}/${language}`, revision)).status).to.equal(200);

    const late = await editor.post('/articles/import', { files: edited, basis });
    expect([late.status, late.body.error.code]).to.deep.equal([409, 'conflict']);
    const anew = await editor.post('/articles/import', { files: edited, dryRun: true });
    expect(anew.body.conflicts[0]).to.deep.include({
      ...{ id: 'return-policy', fields: ['body'], revision: 2, authorName: 'Lee' },
    });
    const wins = await editor.post('/articles/import', { files: edited, mode: 'replace' });
    expect(wins.body.counts).to.include({ changed: 1, conflicts: 0 });
  });

  it('come back from every format as they went', async () => {
    for (const query of [
      'format=markdown',
      'format=csv',
      'format=jsonl',
      'format=html&language=en',
    ]) {
      const { body } = await editor.get(`/articles/export?${query}`);
      expect(body.count, query).to.equal(1);
      const files = [{ name: body.fileName, base64: body.base64 }];
      const { counts } = (await editor.post('/articles/import', { files, dryRun: true })).body;
      expect(counts, query).to.include({ unchanged: 1, created: 0, changed: 0, refused: 0 });
    }
    expect((await editor.get('/articles/export?format=html')).body.error.fields).to.deep.equal({
      language: 'is needed: a page has one language',
    });
  });

  it('come and go in large files while others are served', async () => {
    const nested = `<h2>Who pays?</h2>${'<div>'.repeat(390)}${'<p>We do.'.repeat(20_000)}`;
    const hard = { files: [file('faq.html', nested)], defaults, dryRun: true };
    const planned = await served(office, () => editor.post('/articles/import', hard));
    expect(planned.body.refused[0]?.fields).to.have.property('body');
    const rows = Array.from({ length: 300 }, (_, index) => {
      return JSON.stringify({ ...ARTICLE, id: `article-${index}`, body: 'Soon. '.repeat(20) });
    });
    const many = { files: [file('a.jsonl', rows.join('\n'))] };
    const imported = await served(office, () => editor.post('/articles/import', many));
    expect(imported.body.counts).to.include({ created: 300, refused: 0 });
    const exported = await served(office, () => editor.get('/articles/export?format=markdown'));
    expect(exported.body.count).to.equal(301);
    const odd = { files: [file('a.zip', 'no zip')] };
    const refused = await served(office, () => editor.post('/articles/import', odd));
    expect(refused.body.error).to.include({ code: 'invalidFile' });
  }).timeout(60_000);

  it('are taken in by editors only, and not beyond their bounds', async () => {
    const supervisor = await office.employ({ id: 'sue', roles: ['supervisor'] });
    expect((await supervisor.get('/articles/export')).status).to.equal(200);
    expect((await supervisor.post('/articles/import', { files: [page] })).status).to.equal(403);
    const agent = await office.employ({ id: 'lin' });
    expect((await agent.get('/articles/export')).status).to.equal(403);
    const many = file('a.jsonl', '{}\n'.repeat(10_001));
    const refused = await editor.post('/articles/import', { files: [many], dryRun: true });
    expect([refused.status, refused.body.error.code]).to.deep.equal([400, 'invalidFile']);
  });
});
