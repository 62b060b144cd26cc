import { expect } from 'chai';
import { anUnanswered } from '../contracts/intentRecords.ts';
import { later, NOW } from '../support/records.ts';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';

describe('The inbox of the unanswered at the API', () => {
  let office: Office;
  let editor: ApiClient;
  let admin: ApiClient;
  let lin: ApiClient;

  beforeEach(async () => {
    office = await anOffice();
    editor = await office.employ({ id: 'eve', roles: ['editor'] });
    admin = await office.employ({ id: 'ada', roles: ['admin'] });
    lin = await office.employ({ id: 'lin' });
    await editor.post('/intents', { name: 'payment' });
  });

  afterEach(() => office.close());

  const note = (...messages: Parameters<typeof anUnanswered>[0][]) =>
    office.store.unanswered.noteUnanswered(messages.map(anUnanswered), 100);
  const groups = async (query = '') => (await editor.get(`/unanswered${query}`)).body.items;
  const texts = async (query = '') =>
    (await groups(query)).map(({ messages }: { messages: readonly { text: string }[] }) =>
      messages.map(({ text }) => text),
    );

  it('shows what is like each other together, and where it was asked to those who may look', async () => {
    await note(
      { id: 'a', text: 'can I pay with seashells?' },
      { id: 'b', text: 'Can I pay with sea shells', seq: 2 },
      { id: 'c', text: '你们卖贝壳吗', language: 'zh', seq: 3 },
    );
    const all = await texts();
    expect(all).to.have.length(2);
    expect(all.find((group: readonly string[]) => group.length === 2)).to.have.members([
      ...['can I pay with seashells?', 'Can I pay with sea shells'],
    ]);
    expect(await texts('?language=zh')).to.deep.equal([['你们卖贝壳吗']]);
    const [group] = await groups('?language=zh');
    expect(group.messages[0]).to.include({ conversationId: null, count: 1 });
    const [seen] = (await admin.get('/unanswered?language=zh')).body.items;
    expect(seen.messages[0].conversationId).to.equal('conversation-1');
    expect((await lin.get('/unanswered')).status).to.equal(403);
  });

  it('makes utterances of what is labelled, once', async () => {
    await note({ id: 'a', text: 'Can I pay\nwith shells?' }, { id: 'b', text: 'shells ok?' });
    const label = { ids: ['a', 'b'], intent: 'payment', note: 'inbox' };
    expect((await editor.post('/unanswered/label', label)).body).to.deep.equal({
      ...{ labelled: 2, revision: 2 },
    });
    expect(await groups()).to.deep.equal([]);
    const { items } = (await editor.get('/intents/payment/utterances')).body;
    expect(items.map(({ utterance }: { utterance: string }) => utterance)).to.deep.equal([
      ...['Can I pay with shells?', 'shells ok?'],
    ]);
    const again = await editor.post('/unanswered/label', label);
    expect([again.status, again.body.error.code]).to.deep.equal([409, 'conflict']);
    const [change] = (await editor.get('/intents/history?limit=1')).body.items;
    expect(change).to.include({ author: 'eve', note: 'inbox', added: 2 });
  });

  it('gives one label to what two editors label at the same moment', async () => {
    await editor.post('/intents', { name: 'shells' });
    await note({ id: 'a', text: 'Can I pay with shells?' });
    const answers = await Promise.all([
      editor.post('/unanswered/label', { ids: ['a'], intent: 'payment' }),
      admin.post('/unanswered/label', { ids: ['a'], intent: 'shells' }),
    ]);
    expect(answers.map(({ status }) => status)).to.have.members([200, 409]);
    const { items } = (await editor.get('/intents')).body;
    const counts = items.map(({ utterances }: { utterances: { en: number } }) => utterances.en);
    expect(counts).to.have.members([0, 1]);
  });

  it('labels with None what no intent should claim, but with no intent that is not there', async () => {
    await note({ id: 'a' }, { id: 'b', text: 'sing me a song' });
    const unknown = await editor.post('/unanswered/label', { ids: ['a'], intent: 'other' });
    expect(unknown.status).to.equal(404);
    const none = await editor.post('/unanswered/label', { ids: ['b'], intent: 'None' });
    expect(none.body.labelled).to.equal(1);
    expect((await editor.get('/intents/None')).body.utterances).to.deep.equal({ zh: 0, en: 1 });
  });

  it('lets go of what teaches nothing', async () => {
    await note({ id: 'a' }, { id: 'b', text: 'what?' });
    expect((await editor.post('/unanswered/dismiss', { ids: ['a'] })).body.dismissed).to.equal(1);
    expect(await texts()).to.deep.equal([['what?']]);
  });

  it("takes an agent's word that the bot was wrong, without the customer's data", async () => {
    const id = await office.write('My number is 13800138000, where is it?');
    await office.commit({
      messages: {
        conversationId: id,
        items: [
          {
            ...{ from: 'bot', text: 'We open at nine.', at: later(1), status: 'sent' },
            analysis: { intent: 'openingHours', confidence: 0.8 },
          },
        ],
      },
    });
    const path = `/conversations/${id}/messages`;
    const { status, body } = await lin.post(`${path}/2/wrong-intent`);
    expect(status).to.equal(201);
    expect(body).to.deep.include({
      ...{ reason: 'wrongIntent', wrongIntent: 'openingHours', seq: 1, conversationId: id },
      ...{ text: 'My number is [phone], where is it?', lastAt: NOW.toISOString(), count: 1 },
    });
    expect((await lin.post(`${path}/1/wrong-intent`)).body.count).to.equal(1);
    expect((await lin.post(`${path}/9/wrong-intent`)).status).to.equal(404);
    expect((await editor.post(`${path}/2/wrong-intent`)).status).to.equal(403);
    expect(await texts()).to.deep.equal([['My number is [phone], where is it?']]);
  });

  it('offers what the agent says it is first, if there is such an intent', async () => {
    await editor.post('/intents', { name: 'delivery' });
    const id = await office.write('do you take shells');
    const path = `/conversations/${id}/messages/1/wrong-intent`;
    const unknown = await lin.post(path, { intent: 'seashells' });
    expect([unknown.status, unknown.body.error.code]).to.deep.equal([404, 'notFound']);
    expect((await lin.post(path, { intent: 'payment' })).body.rightIntent).to.equal('payment');
    const [group] = await groups();
    expect(group.ranking[0].intent).to.equal('payment');
    expect(group.messages[0]).to.include({ reason: 'wrongIntent', rightIntent: 'payment' });
  });
});
