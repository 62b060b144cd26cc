import { expect } from 'chai';
import type { AgentAnswer, MessageAnswer } from '../../console/wire.ts';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';

const lease = { presence: 'online', leaseSeconds: 3600 };

describe('A conversation at the API', () => {
  let office: Office;
  let lin: ApiClient;
  let mei: ApiClient;
  let sue: ApiClient;
  let id: string;

  beforeEach(async () => {
    office = await anOffice();
    lin = await office.employ({ id: 'lin' });
    mei = await office.employ({ id: 'mei' });
    sue = await office.employ({ id: 'sue', roles: ['supervisor'] });
    await office.come('lin', 'mei');
    id = await office.write('where is my refund');
  });

  afterEach(() => office.close());

  const at = (path = '') => `/conversations/${id}${path}`;
  const escalated = () =>
    lin.post(at('/escalate'), { reason: 'customerAsked', skills: ['refunds'] });

  it('goes from the bot to an agent and back', async () => {
    await mei.put('/me/presence', lease);
    const escalation = await escalated();
    expect(escalation.status).to.equal(201);
    expect(escalation.body).to.deep.include({ state: 'waiting', skills: ['refunds'], priority: 0 });
    await office.router.drain();
    const { body } = await mei.get(at());
    expect(body).to.include({
      state: 'assigned',
      owner: 'agent',
      agentId: 'mei',
      agentName: 'Mei',
    });
    expect(body.escalation).to.include({ id: escalation.body.id, state: 'assigned' });
    expect(body.escalation.answerBy).to.equal('2026-11-22T08:01:00.000Z');

    const hello = { text: 'On its way', clientMessageId: 'm-1' };
    const said = await mei.post(at('/messages'), hello);
    expect(said.status).to.equal(201);
    expect(said.body).to.include({
      from: 'agent',
      status: 'sent',
      agentName: 'Mei',
      text: 'On its way',
    });

    const resolved = await mei.post(at('/resolve'), { disposition: 'refunded' });
    expect(resolved.body).to.include({ state: 'bot', owner: 'bot', agentId: null });
    expect(resolved.body.escalation).to.equal(null);
    const { items } = (await mei.get(at('/messages'))).body;
    expect(
      items.map((one: { from: string; text: string }) => `${one.from}: ${one.text}`),
    ).to.deep.equal([
      'customer: where is my refund',
      'event: escalated',
      'event: assigned',
      'bot: Mei is here',
      'agent: On its way',
      'event: ended',
      'bot: How was it?',
    ]);
  });

  it('takes an answer once, however often it is sent', async () => {
    await lin.post(at('/claim'));
    const hello = { text: 'Hello', clientMessageId: '7b6ac0de-9f6b-4a8e-9d1c-000000000001' };
    const first = await lin.post(at('/messages'), hello);
    await lin.post(at('/resolve'));
    const again = await lin.post(at('/messages'), { ...hello, text: 'Hello again' });
    expect(again.status).to.equal(201);
    expect(again.body).to.deep.equal(first.body);
  });

  it('keeps notes for colleagues, also from who does not have it', async () => {
    await lin.post(at('/claim'));
    const note = { text: 'a regular', clientMessageId: 'n-1', note: true };
    const { body } = await sue.post(at('/messages'), note);
    expect(body).to.include({ from: 'note', agentName: 'Sue' });
    const { items } = (await lin.get(at('/messages'))).body;
    expect(items.at(-1)).to.include({ from: 'note', agentName: 'Sue' });
  });

  it('refuses who was slower, and names who has it', async () => {
    await lin.post(at('/claim'));
    const owner = { state: 'assigned', agentId: 'lin', agentName: 'Lin' };
    const refusals = [
      await mei.post(at('/claim')),
      await mei.post(at('/messages'), { text: 'me too', clientMessageId: 'm-2' }),
      await mei.post(at('/resolve')),
      await mei.post(at('/escalate'), { reason: 'agent' }),
    ];
    expect(refusals.map(({ status }) => status)).to.deep.equal([409, 409, 409, 409]);
    for (const { body } of refusals) expect(body.error.owner).to.deep.equal(owner);
    expect(refusals.map(({ body }) => body.error.code)).to.deep.equal([
      ...['alreadyOwned', 'notOwner', 'notOwner', 'alreadyOwned'],
    ]);
  });

  it('goes back in line with its age when declined', async () => {
    await escalated();
    await office.pass(5);
    await lin.post(at('/claim'));
    const { body } = await lin.post(at('/decline'), { reason: 'not mine' });
    expect(body).to.include({ state: 'waiting', owner: 'queue' });
    expect(body.escalation.queuedAt).to.equal('2026-11-22T08:00:00.000Z');
    const { items } = (await lin.get(at('/messages'))).body;
    expect(items.at(-1)).to.include({ from: 'note', text: 'not mine' });
  });

  it('is passed on to an agent who is there', async () => {
    await lin.post(at('/claim'));
    const absent = await lin.post(at('/transfer'), { agentId: 'mei' });
    expect([absent.status, absent.body.error.code]).to.deep.equal([409, 'agentUnavailable']);
    await mei.put('/me/presence', lease);
    expect((await lin.post(at('/transfer'), { agentId: 'mei', note: 'angry' })).status).to.equal(
      200,
    );
    await office.router.drain();
    expect((await lin.get(at())).body.agentId).to.equal('mei');
    const unknown = await mei.post(at('/transfer'), { queueId: 'nowhere' });
    expect(unknown.status).to.equal(404);
  });

  it('is taken back from an agent by a supervisor', async () => {
    await lin.post(at('/claim'));
    expect((await sue.post(at('/release'))).body.owner).to.equal('bot');
  });

  it('is claimed beyond capacity by force of a supervisor only', async () => {
    const full = { capacity: 0 };
    const boss = await office.employ({ id: 'bo', roles: ['agent', 'supervisor'], ...full });
    const full2 = await office.employ({ id: 'ann', ...full });
    await office.come('bo', 'ann');
    for (const [client, body] of [
      [boss, {}],
      [full2, { force: true }],
    ] as const) {
      const refused = await client.post(at('/claim'), body);
      expect([refused.status, refused.body.error.code]).to.deep.equal([409, 'agentFull']);
    }
    expect((await boss.post(at('/claim'), { force: true })).body.agentId).to.equal('bo');
  });

  it('lets its agent ask a colleague, whose note is the answer', async () => {
    await lin.post(at('/claim'));
    const consult = (agentId: string) =>
      lin.post(at('/consult'), { agentId, question: 'May I refund the freight?' });
    expect((await consult('lin')).status).to.equal(400);
    expect((await consult('nobody')).status).to.equal(404);
    expect((await mei.post(at('/consult'), { agentId: 'sue', question: 'Hm?' })).status).to.equal(
      409,
    );
    expect((await consult('mei')).status).to.equal(200);
    const [asked] = (await mei.get('/me')).body.consults;
    expect(asked).to.include({ conversationId: id, byAgentId: 'lin' });
    const answer = { text: 'Yes, up to 20', clientMessageId: 'n1', note: true };
    expect((await mei.post(at('/messages'), answer)).status).to.equal(201);
    expect((await mei.get('/me')).body.consults).to.deep.equal([]);
    const { items } = (await lin.get(at('/messages'))).body;
    const notes = items.filter(({ from }: MessageAnswer) => from === 'note');
    expect(notes.map(({ text, agentId }: MessageAnswer) => [agentId, text])).to.deep.equal([
      ['lin', 'May I refund the freight?'],
      ['mei', 'Yes, up to 20'],
    ]);
  });

  it('leaves a request for advice to be put aside', async () => {
    await lin.post(at('/claim'));
    await lin.post(at('/consult'), { agentId: 'mei', question: 'Any idea?' });
    expect((await mei.delete(`/me/consults/${id}`)).body.consults).to.deep.equal([]);
    expect((await mei.get('/me')).body.consults).to.deep.equal([]);
    expect((await mei.delete(`/me/consults/${id}`)).status).to.equal(200);
  });

  it('is offered to an agent who accepts by hand', async () => {
    const ada = await office.employ({ id: 'ada', roles: ['admin'] });
    const changed = await ada.patch('/agents/mei', { acceptsByHand: true });
    expect(changed.body.acceptsByHand).to.equal(true);
    await lin.put('/me/presence', { presence: 'away', leaseSeconds: 3600 });
    await mei.put('/me/presence', lease);
    await escalated();
    await office.router.drain();
    expect((await mei.get(at())).body.escalation).to.include({ state: 'assigned', offered: true });
    expect((await lin.post(at('/accept'))).body.error.code).to.equal('notOwner');
    expect((await mei.post(at('/accept'))).body.escalation.offered).to.equal(false);
  });

  it('is taken over by a supervisor who works in conversations, and by nobody else', async () => {
    const boss = await office.employ({ id: 'bo', roles: ['agent', 'supervisor'] });
    await office.come('bo');
    await lin.post(at('/claim'));
    for (const [client, body] of [
      [mei, { force: true }],
      [boss, {}],
    ] as const) {
      const refused = await client.post(at('/claim'), body);
      expect([refused.status, refused.body.error.code]).to.deep.equal([409, 'alreadyOwned']);
    }
    expect((await boss.post(at('/claim'), { force: true })).body.agentId).to.equal('bo');
    const { items } = (await lin.get(at('/messages'))).body;
    expect(items.map(({ event }: MessageAnswer) => event?.type)).to.include.members([
      ...['requeued', 'assigned'],
    ]);
    const late = await lin.post(at('/messages'), { text: 'Hi', clientMessageId: 'm1' });
    expect([late.status, late.body.error.code]).to.deep.equal([409, 'notOwner']);
    const people: AgentAnswer[] = (await boss.get('/agents')).body.items;
    expect(people.find(({ id }) => id === 'lin')?.load).to.equal(0);
    expect(people.find(({ id }) => id === 'bo')?.load).to.equal(1);
  });

  it('shows its wrap-up until that is over', async () => {
    await sue.put('/queues/default', { wrapUpSeconds: 30 });
    await lin.post(at('/claim'));
    const { body } = await lin.post(at('/resolve'));
    expect(body.escalation).to.include({ state: 'wrapUp' });
    await office.pass(30);
    expect((await lin.get(at())).body.escalation).to.equal(null);
  });

  it('is in the list by state, agent and words', async () => {
    const other = await office.write('hello', 'bob');
    await lin.post(at('/claim'));
    const ids = async (query: string) =>
      (await lin.get(`/conversations${query}`)).body.items.map((one: { id: string }) => one.id);
    expect(await ids('')).to.have.members([id, other]);
    expect(await ids('?state=assigned&agentId=lin')).to.deep.equal([id]);
    expect(await ids('?state=bot')).to.deep.equal([other]);
    expect(await ids('?q=refund')).to.deep.equal([id]);
    const { body } = await lin.get('/conversations?limit=1');
    expect(body.items).to.have.length(1);
    const next = await ids(`?limit=1&cursor=${encodeURIComponent(body.next)}`);
    expect([body.items[0].id, ...next]).to.have.members([id, other]);
    expect((await lin.get('/conversations?cursor=made-up')).body.error.code).to.equal('badCursor');
  });

  it('has its transcript in pages, forward and backward', async () => {
    for (const text of ['2', '3', '4', '5']) await office.write(text);
    const page = async (query: string) => {
      const { body } = await lin.get(at(`/messages${query}`));
      return [body.items.map((one: { seq: number }) => one.seq), body.next];
    };
    expect(await page('?limit=2')).to.deep.equal([[1, 2], '2']);
    expect(await page('?after=4')).to.deep.equal([[5], null]);
    expect(await page('?before=5&limit=3')).to.deep.equal([[2, 3, 4], '2']);
    expect(await page('?before=2&limit=3')).to.deep.equal([[1], null]);
    expect(await page('?before=1')).to.deep.equal([[], null]);
    expect((await lin.get(at('/messages?before=2&after=1'))).status).to.equal(400);
  });

  it('shows what the bot thought, and links to files that are links', async () => {
    const attachments = [
      { contentType: 'image/png', contentUrl: 'https://files.example/a.png', name: 'a.png' },
      { contentType: 'image/png', contentUrl: 'javascript:alert(1)', name: 'b.png' },
    ];
    const analysis = {
      intent: 'refund',
      confidence: 0.83,
      entities: [{ type: 'order', text: '1' }],
    };
    const activity = {
      attachments,
      suggestedActions: { to: [], actions: [{ type: 'imBack', title: 'Yes', value: 'yes' }] },
    };
    const message = { from: 'bot', text: 'Refunds take 3 days', status: 'sent' } as const;
    const items = [{ ...message, at: new Date(0), analysis, activity }];
    await office.commit({ messages: { conversationId: id, items } });
    const { body } = await lin.get(at('/messages?after=1'));
    expect(body.items[0]).to.deep.include({
      analysis,
      suggestedActions: ['Yes'],
      attachments: [
        { name: 'a.png', contentType: 'image/png', url: 'https://files.example/a.png' },
      ],
    });
  });

  it('is nothing for editors, and nothing that is not there', async () => {
    const editor = await office.employ({ id: 'eve', roles: ['editor'] });
    expect((await editor.get(at())).body.error.code).to.equal('forbidden');
    for (const path of ['', '/messages']) {
      expect((await lin.get(`/conversations/nowhere${path}`)).status).to.equal(404);
    }
    expect((await lin.post('/conversations/nowhere/claim')).status).to.equal(404);
  });
});
