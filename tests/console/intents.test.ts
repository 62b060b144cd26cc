import { isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';
import { served } from './served.ts';

const PAY = {
  name: 'payment',
  description: 'How to pay',
  utterances: [
    { utterance: 'How can I pay?', language: 'en' },
    { utterance: '怎么付款', language: 'zh' },
  ],
};

describe('Intents at the API', () => {
  let office: Office;
  let editor: ApiClient;
  let supervisor: ApiClient;
  let lin: ApiClient;

  beforeEach(async () => {
    office = await anOffice();
    editor = await office.employ({ id: 'eve', roles: ['editor'] });
    supervisor = await office.employ({ id: 'sam', roles: ['supervisor'] });
    lin = await office.employ({ id: 'lin' });
  });

  afterEach(() => office.close());

  const utterances = async (name: string, query = '') =>
    (await editor.get(`/intents/${encodeURIComponent(name)}/utterances${query}`)).body.items;

  it('are written by editors, read by supervisors, and by agents without their utterances', async () => {
    const { status, body } = await editor.post('/intents', { ...PAY, note: 'asked for' });
    expect(status).to.equal(201);
    expect(body).to.deep.equal({
      ...{ name: 'payment', description: 'How to pay', humanOnly: false, revision: 1 },
      utterances: { zh: 1, en: 1 },
    });
    expect((await supervisor.get('/intents')).body.items).to.deep.equal([body]);
    expect((await supervisor.post('/intents', { ...PAY, name: 'other' })).status).to.equal(403);
    expect((await lin.get('/intents')).body.items).to.deep.equal([body]);
    expect((await lin.get('/intents/payment/utterances')).status).to.equal(403);
    const again = await editor.post('/intents', PAY);
    expect([again.status, again.body.error.code]).to.deep.equal([409, 'intentExists']);
  });

  it('take utterances that are added, changed, moved and removed at once', async () => {
    await editor.post('/intents', PAY);
    await editor.post('/intents', { name: 'refund 退款' });
    const [english, chinese] = await utterances('payment');
    const { body } = await editor.patch('/intents/payment', {
      expectedRevision: 1,
      humanOnly: true,
      add: [{ utterance: '  Pay\n later? ', language: 'en' }],
      change: [{ id: english.id, intent: 'refund 退款', utterance: 'Money back' }],
      remove: [chinese.id],
    });
    expect(body).to.include({ humanOnly: true, description: 'How to pay', revision: 3 });
    expect((await utterances('payment')).map(textOf)).to.deep.equal(['Pay later?']);
    expect((await utterances('refund 退款')).map(textOf)).to.deep.equal(['Money back']);
  });

  it('refuse a change on top of one that its author has not seen, and say so', async () => {
    await editor.post('/intents', PAY);
    await editor.post('/intents', { name: 'other' });
    const change = { expectedRevision: 1, description: 'Paying' };
    expect((await editor.patch('/intents/payment', change)).status).to.equal(200);
    const late = await editor.patch('/intents/payment', { ...change, description: 'Payment' });
    expect([late.status, late.body.error.code]).to.deep.equal([409, 'conflict']);
    expect(late.body.error.fields).to.deep.equal({ expectedRevision: 'is 3 by now' });
    expect((await editor.delete('/intents/payment?expectedRevision=1')).status).to.equal(409);
    expect((await editor.delete('/intents/payment?expectedRevision=3')).status).to.equal(204);
    expect((await editor.get('/intents/payment')).status).to.equal(404);
  });

  it('lose nothing when two editors work at the same moment', async () => {
    for (const name of ['a', 'b']) await editor.post('/intents', { name });
    const add = (text: string) => [{ utterance: text, language: 'en' }];
    const answers = await Promise.all([
      editor.patch('/intents/a', { expectedRevision: 1, add: add('one') }),
      editor.patch('/intents/b', { expectedRevision: 2, add: add('two') }),
      editor.patch('/intents/a', { expectedRevision: 1, add: add('three') }),
    ]);
    expect(answers.map(({ status }) => status)).to.include.members([200, 409]);
    expect(answers[1]?.status).to.equal(200);
    expect(await utterances('a')).to.have.length(1);
    expect((await utterances('b')).map(textOf)).to.deep.equal(['two']);
  });

  it('keep their history: who, when, why, and what it was before', async () => {
    await editor.post('/intents', { ...PAY, note: 'asked for' });
    const [english] = await utterances('payment');
    await editor.patch('/intents/payment', {
      ...{ expectedRevision: 1, note: 'typo' },
      change: [{ id: english.id, utterance: 'How do I pay?' }],
    });
    const { items, next } = (await supervisor.get('/intents/history?limit=1')).body;
    expect(items[0]).to.include({ revision: 2, authorName: 'Eve', note: 'typo' });
    const older = (await supervisor.get(`/intents/history?cursor=${next}`)).body;
    expect(older.items.map(({ note }: { note: string }) => note)).to.deep.equal(['asked for']);
    const change = (await supervisor.get('/intents/history/2')).body;
    expect(change.removedUtterances.map(textOf)).to.deep.equal(['How can I pay?']);
    expect(change.addedUtterances.map(textOf)).to.deep.equal(['How do I pay?']);
    const before = await utterances('payment', '?revision=1&language=en');
    expect(before.map(textOf)).to.deep.equal(['How can I pay?']);
    expect((await supervisor.get('/intents/history/9')).status).to.equal(404);
    expect((await supervisor.get('/intents?revision=9')).status).to.equal(404);
  });

  it('come back as they were', async () => {
    await editor.post('/intents', PAY);
    await editor.delete('/intents/payment?expectedRevision=1');
    const { body } = await editor.post('/intents/restore', { revision: 1 });
    expect(body).to.include({ revision: 3, added: 2, removed: 0 });
    expect((await editor.get('/intents/payment')).body.description).to.equal('How to pay');
  });

  it('list their utterances in pages, and find some', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => {
      return { utterance: `Question ${index}`, language: 'en' };
    });
    await editor.post('/intents', { name: 'many', utterances: rows });
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await editor.get(`/intents/many/utterances?limit=10${cursor}`);
      seen.push(...page.body.items.map(textOf));
      cursor = page.body.next ? `&cursor=${page.body.next}` : '';
    } while (cursor);
    expect(seen).to.deep.equal(rows.map(({ utterance }) => utterance));
    expect(await utterances('many', '?q=question%202')).to.have.length(6);
  });

  it('say for each field what is wrong with it', async () => {
    const wrong = { name: '# x', mood: 1, utterances: [{ utterance: ' ', language: 'fr' }] };
    const { status, body } = await editor.post('/intents', wrong);
    expect(status).to.equal(400);
    expect(body.error.fields).to.have.all.keys(
      ...['name', 'mood', 'utterances.0.utterance', 'utterances.0.language'],
    );
    await editor.post('/intents', PAY);
    const unknown = await editor.patch('/intents/payment', { expectedRevision: 1, remove: [99] });
    expect(unknown.body.error.fields).to.deep.equal({ 'utterance 99': 'is not here' });
  });

  it('come from a file, all of it or nothing', async () => {
    const content = 'utterance,intent,language\nHi,greeting,en\n你好,greeting,zh\n';
    const file = { format: 'csv', content, mode: 'add' };
    const dry = (await editor.post('/intents/import', { ...file, dryRun: true })).body;
    expect(dry).to.include({ dryRun: true, added: 2, revision: 0 });
    expect(dry.newIntents).to.deep.equal(['greeting']);
    expect((await editor.get('/intents')).body.items).to.deep.equal([]);
    expect((await editor.post('/intents/import', file)).body).to.include({ revision: 1 });

    const bad = { ...file, content: `${content},greeting,en\nx,greeting,fr\n` };
    const refused = await editor.post('/intents/import', bad);
    expect(refused.status).to.equal(400);
    expect(refused.body.error.fields).to.have.all.keys('line 4', 'line 5');
    const told = (await editor.post('/intents/import', { ...bad, dryRun: true })).body;
    expect(told.problems.map(({ line }: { line: number }) => line)).to.deep.equal([4, 5]);
    const late = await editor.post('/intents/import', { ...file, expectedRevision: 0 });
    expect(late.status).to.equal(409);
  });

  it('come and go by the thousand while others are served', async () => {
    const rows = Array.from({ length: 15_000 }, (_, index) => {
      return { utterance: `Where is parcel ${index}?`, intent: `intent ${index % 150}` };
    });
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`);
    const file = { format: 'jsonl', language: 'en', content: lines.join(''), mode: 'add' };
    const imported = await served(office, () => editor.post('/intents/import', file));
    expect(imported.body).to.include({ revision: 1, added: 15_000 });
    expect((await editor.delete('/intents/intent%207?expectedRevision=1')).status).to.equal(204);
    const back = await served(office, () => editor.post('/intents/restore', { revision: 1 }));
    expect(back.body).to.include({ revision: 3, added: 100, removed: 0, unchanged: 14_900 });
    const exported = await served(office, () => editor.get('/intents/export?format=csv'));
    expect(exported.body.content.split('\n')).to.have.length(15_002);
    const odd = { ...file, content: `${file.content}nothing\n` };
    const refused = await served(office, () => editor.post('/intents/import', odd));
    expect(refused.body.error).to.deep.include({
      ...{ code: 'invalidIntents', fields: { 'line 15001': 'is not JSON' } },
    });
  }).timeout(60_000);

  it('go to a file that changes nothing when it comes back', async () => {
    await editor.post('/intents', PAY);
    for (const format of ['jsonl', 'csv', 'nlp', 'lu', 'descriptions']) {
      const language = format === 'nlp' || format === 'lu' ? 'zh' : undefined;
      const query = `format=${format}${language ? `&language=${language}` : ''}`;
      const file = (await supervisor.get(`/intents/export?${query}`)).body;
      const imported = await editor.post('/intents/import', {
        format: format === 'descriptions' ? 'jsonl' : format,
        ...{ content: file.content, mode: 'replace' },
      });
      expect(imported.body, format).to.include({ revision: 1, added: 0, removed: 0 });
    }
    expect((await supervisor.get('/intents/export?format=lu')).status).to.equal(400);
  });

  it('are told live when they change', async () => {
    const stream = office.stream({ headers: editor.headers });
    await stream.ready();
    await editor.post('/intents', PAY);
    const changed = {
      ...{ type: 'intentsChanged', revision: 1, author: 'eve', intents: ['payment'] },
    };
    await stream.until((received) =>
      received.some((one) => one.kind === 'event' && isDeepStrictEqual(one.event, changed)),
    );
  });
});

function textOf({ utterance }: { readonly utterance: string }): string {
  return utterance;
}
