import { expect } from 'chai';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';

const HELLO = {
  key: 'hello',
  category: 'greeting',
  titles: { zh: '问候', en: 'Hello' },
  texts: {
    zh: '{{customer.name}}您好，我是{{agent.name}}。',
    en: 'Hello {{customer.name}}, this is {{agent.name}}.',
  },
};
const ORDER = {
  ...{ key: 'order-state', category: 'order', titles: { en: 'Where it is' } },
  texts: { en: '{{customer.name}}, your order {{order.id}} is {{order.status}}.' },
};

describe('Quick replies at the API', () => {
  let office: Office;
  let lin: ApiClient;
  let mei: ApiClient;
  let eve: ApiClient;
  let order: Record<string, string>;

  beforeEach(async () => {
    order = {};
    office = await anOffice({ orderValues: async () => order });
    lin = await office.employ({ id: 'lin' });
    mei = await office.employ({ id: 'mei' });
    eve = await office.employ({ id: 'eve', roles: ['editor'] });
  });

  afterEach(() => office.close());

  const share = async (draft: object = HELLO) =>
    (await eve.post('/quick-replies', { ...draft, personal: false })).body;
  const keys = async (client: ApiClient, query = '') =>
    (await client.get(`/quick-replies${query}`)).body.items.map(
      ({ key }: { readonly key: string }) => key,
    );
  /** A conversation that Lin has. */
  const lins = async (customer = 'ann') => {
    const id = await office.write('Where is my parcel?', customer);
    await office.come('lin');
    await lin.post(`/conversations/${id}/claim`);
    return id;
  };
  const say = (id: string, text: string, quickReplyId: string, clientMessageId = 'm1') =>
    lin.post(`/conversations/${id}/messages`, { text, clientMessageId, quickReplyId });
  const uses = async (id: string) => (await lin.get(`/quick-replies/${id}`)).body.useCount;

  it('are everybody’s or one’s own', async () => {
    const shared = await share();
    expect(shared).to.include({ owner: null, version: 1, useCount: 0, authorName: 'Eve' });
    const own = await lin.post('/quick-replies', { ...HELLO, key: 'mine' });
    expect([own.status, own.body.owner, own.body.mayEdit]).to.deep.equal([201, 'lin', true]);
    expect(await keys(lin)).to.deep.equal(['hello', 'mine']);
    expect(await keys(mei)).to.deep.equal(['hello']);
    expect((await mei.get(`/quick-replies/${own.body.id}`)).status).to.equal(404);
    expect((await lin.get(`/quick-replies/${shared.id}`)).body.mayEdit).to.equal(false);
    const refused = await lin.post('/quick-replies', { ...HELLO, key: 'x', personal: false });
    expect([refused.status, refused.body.error.code]).to.deep.equal([403, 'forbidden']);
  });

  it('are found by key, pinyin and words, in one category or language', async () => {
    await share();
    await share(ORDER);
    expect(await keys(lin, '?q=wh')).to.deep.equal(['order-state', 'hello']);
    expect(await keys(lin, '?q=wenhou')).to.deep.equal(['hello']);
    expect(await keys(lin, '?q=您好')).to.deep.equal(['hello']);
    expect(await keys(lin, '?category=order')).to.deep.equal(['order-state']);
    expect(await keys(lin, '?language=zh')).to.deep.equal(['hello']);
    const page = (await lin.get('/quick-replies?limit=1')).body;
    expect(page.next).to.equal('1');
    expect(await keys(lin, `?limit=1&cursor=${page.next}`)).to.deep.equal(['order-state']);
  });

  it('are written over what their author saw, only', async () => {
    const { id } = await share();
    const changed = { ...HELLO, category: 'closing', expectedVersion: 1 };
    expect((await eve.put(`/quick-replies/${id}`, changed)).body).to.include({ version: 2 });
    const late = await eve.put(`/quick-replies/${id}`, changed);
    expect([late.status, late.body.error.code]).to.deep.equal([409, 'conflict']);
    expect(late.body.error.fields.expectedVersion).to.contain('version 2');
    expect((await lin.put(`/quick-replies/${id}`, changed)).status).to.equal(403);
    expect((await eve.delete(`/quick-replies/${id}?expectedVersion=1`)).status).to.equal(409);
    expect((await eve.delete(`/quick-replies/${id}?expectedVersion=2`)).status).to.equal(204);
    expect((await eve.get(`/quick-replies/${id}`)).status).to.equal(404);
  });

  it('are refused by field, an unknown variable and a taken key, too', async () => {
    await share();
    const unknown = { ...HELLO, key: 'b', texts: { ...HELLO.texts, en: 'Hi {{customer.nmae}}' } };
    const { status, body } = await lin.post('/quick-replies', unknown);
    expect([status, Object.keys(body.error.fields)]).to.deep.equal([400, ['texts.en']]);
    expect(body.error.fields['texts.en']).to.contain('customer.nmae');
    const taken = await eve.post('/quick-replies', { ...HELLO, personal: false });
    expect([taken.status, Object.keys(taken.body.error.fields)]).to.deep.equal([400, ['key']]);
  });

  it('are filled with what is known of the conversation, and say what is not', async () => {
    const { id } = await share({ ...ORDER, texts: { en: `${ORDER.texts.en} {{shop.name}}` } });
    const conversationId = await lins();
    const fill = async () => (await lin.post(`/quick-replies/${id}/fill`, { conversationId })).body;
    expect(await fill()).to.deep.equal({
      language: 'en',
      text: 'Ann, your order {{order.id}} is {{order.status}}. {{shop.name}}',
      missing: ['order.id', 'order.status', 'shop.name'],
      verbatim: [],
    });
    order = { 'order.id': '202611220001', 'order.status': 'on its way', 'customer.name': 'Anna' };
    await eve.put('/quick-replies/shop', {
      ...{ facts: { name: { zh: '拾光小铺' } }, expectedVersion: 0 },
    });
    expect(await fill()).to.include({
      text: 'Ann, your order 202611220001 is on its way. 拾光小铺',
    });
  });

  it('are offered in a conversation, in its language, with their texts filled', async () => {
    await share();
    await share(ORDER);
    const id = await lins();
    const { body } = await lin.get(`/conversations/${id}/quick-replies?q=hello`);
    expect(body.items).to.have.length(1);
    expect(body.items[0]).to.have.nested.property('reply.key', 'hello');
    expect(body.items[0].filled.text).to.equal('Hello Ann, this is Lin.');
    const all = (await lin.get(`/conversations/${id}/quick-replies`)).body.items;
    expect(all[1].filled.missing).to.deep.equal(['order.id', 'order.status']);
    expect((await eve.get(`/conversations/${id}/quick-replies`)).status).to.equal(403);
  });

  it('can’t be sent while a variable is open', async () => {
    const { id: replyId } = await share(ORDER);
    const id = await lins();
    const { status, body } = await say(id, 'Ann, your order {{order.id}} is late.', replyId);
    expect([status, body.error.code]).to.deep.equal([400, 'openVariables']);
    expect(body.error.message).to.contain('{{order.id}}');
    expect(body.error.fields).to.deep.equal({ text: 'still open: order.id' });
    const unknown = await say(id, 'As {{nobody.knows}} says', replyId);
    expect(unknown.body.error.fields).to.deep.equal({ text: 'still open: nobody.knows' });
    const { items } = (await lin.get(`/conversations/${id}/messages`)).body;
    expect(items.filter(({ from }: { from: string }) => from === 'agent')).to.deep.equal([]);
    expect(await uses(replyId)).to.equal(0);
  });

  it('count each message that was sent from them once', async () => {
    const { id: replyId } = await share();
    const id = await lins();
    const sent = await say(id, 'Hello Ann!', replyId);
    expect(sent.body.analysis).to.deep.equal({ quickReplyId: replyId });
    expect((await say(id, 'Hello Ann!', replyId)).body.id).to.equal(sent.body.id);
    await say(id, 'Hello again!', replyId, 'm2');
    const note = { text: 'Said hello', clientMessageId: 'm3', note: true, quickReplyId: replyId };
    await lin.post(`/conversations/${id}/messages`, note);
    expect(await uses(replyId)).to.equal(2);
    expect((await lin.get(`/quick-replies/${replyId}`)).body).to.include({ version: 1 });
  });

  it('take what a customer is called for what it is, also when it looks like a variable', async () => {
    const { id: replyId } = await share(ORDER);
    order = { 'order.id': '202611220001', 'order.status': 'paid' };
    const id = await lins('{{order.id}}');
    const { body } = await lin.post(`/quick-replies/${replyId}/fill`, { conversationId: id });
    expect(body).to.deep.include({
      text: '{{order.id}}, your order 202611220001 is paid.',
      ...{ missing: [], verbatim: ['{{order.id}}'] },
    });
    expect((await say(id, body.text, replyId)).status).to.equal(201);
    expect((await say(id, `${body.text} {{order.status}}`, replyId, 'm2')).status).to.equal(400);
  });

  it('tell of the shop what those say who may', async () => {
    const facts = { name: { en: 'Lumen Lane' }, hours: { en: '9 to 5' } };
    const saved = await eve.put('/quick-replies/shop', { facts, expectedVersion: 0 });
    expect(saved.body).to.deep.equal({ version: 1, facts });
    expect((await lin.get('/quick-replies/shop')).body).to.deep.equal({ version: 1, facts });
    const late = await eve.put('/quick-replies/shop', { facts: {}, expectedVersion: 0 });
    expect(late.status).to.equal(409);
    expect((await lin.put('/quick-replies/shop', { facts, expectedVersion: 1 })).status).to.equal(
      403,
    );
  });
});
