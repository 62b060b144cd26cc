import { expect } from 'chai';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';

describe('Queues at the API', () => {
  let office: Office;
  let lin: ApiClient;
  let sue: ApiClient;

  beforeEach(async () => {
    office = await anOffice();
    lin = await office.employ({ id: 'lin' });
    sue = await office.employ({ id: 'sue', roles: ['supervisor'] });
  });

  afterEach(() => office.close());

  it('begin with the default one', async () => {
    const { body } = await lin.get('/queues');
    expect(body.items.map((queue: { id: string }) => queue.id)).to.deep.equal(['default']);
    expect(body.items[0].weights).to.include({ skill: 0.4, load: 0.3, rating: 0.3 });
  });

  it('are set by supervisors; what is absent stays', async () => {
    const weights = { skill: 0.6 };
    const { status, body } = await sue.put('/queues/vip', { weights, answerSeconds: 20 });
    expect(status).to.equal(200);
    expect(body).to.deep.include({ id: 'vip', answerSeconds: 20, relaxSeconds: 30 });
    expect(body.weights).to.include({ skill: 0.6, load: 0.3 });
    await sue.put('/queues/vip', { name: 'VIP' });
    expect((await lin.get('/queues/vip')).body).to.include({ name: 'VIP', answerSeconds: 20 });
    expect((await lin.put('/queues/vip', {})).status).to.equal(403);
    expect((await lin.get('/queues/other')).status).to.equal(404);
  });

  it('refuse clocks and weights that make no sense', async () => {
    const { body } = await sue.put('/queues/vip', { weights: { skill: -1 }, answerSeconds: 0 });
    expect(body.error.fields).to.have.all.keys('weights.skill', 'answerSeconds');
  });

  it('lose the settings that are set to null', async () => {
    const busy = { from: 0.8, relaxSeconds: 60 };
    const policy = { taking: 'ageAndFit', starveSeconds: 100, sameAgentSeconds: 50, busy };
    expect((await sue.put('/queues/vip', policy)).body).to.deep.include(policy);
    const none = { starveSeconds: null, sameAgentSeconds: null, busy: null };
    const { body } = await sue.put('/queues/vip', none);
    expect(body).to.include({ taking: 'ageAndFit' });
    expect(body).not.to.have.any.keys('starveSeconds', 'sameAgentSeconds', 'busy');
    expect((await lin.get('/queues/vip')).body).to.deep.equal(body);
  });

  it('are written over the version that their author saw, if they say so', async () => {
    const { body: first } = await sue.put('/queues/vip', { name: 'VIP' });
    const { body: second } = await sue.put('/queues/vip', { name: 'A', version: first.version });
    expect(second).to.include({ name: 'A', version: first.version + 1 });
    const late = await sue.put('/queues/vip', { name: 'B', version: first.version });
    expect([late.status, late.body.error.code]).to.deep.equal([409, 'conflict']);
    expect((await lin.get('/queues/vip')).body.name).to.equal('A');
  });

  it('show who waits, by priority and age', async () => {
    const first = await office.write('one', 'ann');
    const second = await office.write('two', 'bob');
    await lin.post(`/conversations/${first}/escalate`, { reason: 'customerAsked' });
    await office.pass(7);
    await lin.post(`/conversations/${second}/escalate`, { reason: 'angry', priority: 5 });
    const { items } = (await lin.get('/queue')).body;
    expect(items).to.have.length(2);
    expect(items[0]).to.include({
      conversationId: second,
      place: 1,
      priority: 5,
      customerName: 'Bob',
    });
    expect(items[1]).to.include({ place: 2, ageSeconds: 7, estimateSeconds: null });
  });

  it('have a record of each decision, newest first', async () => {
    await office.hire({ id: 'mei' });
    const id = await office.write('hello');
    await lin.post(`/conversations/${id}/escalate`, { reason: 'customerAsked' });
    await office.router.drain();
    await lin.put('/me/presence', { presence: 'online', leaseSeconds: 60 });
    await office.router.drain();
    const { items } = (await lin.get(`/decisions/${id}`)).body;
    expect(items.map((one: { outcome: string }) => one.outcome)).to.deep.equal([
      'assigned',
      'queued',
    ]);
    expect(items[0].candidates[0]).to.include({
      agentId: 'lin',
      agentName: 'Lin',
      filteredBy: null,
    });
    expect(items[0].candidates[1]).to.include({ agentName: 'Mei', filteredBy: 'offline' });
    expect((await lin.get('/decisions/nowhere')).status).to.equal(404);
  });
});
