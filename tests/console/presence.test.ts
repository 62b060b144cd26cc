import { expect } from 'chai';
import { keepPresence } from '../../console/live/presenceKeeper.ts';
import type { Presence } from '../../handoff/index.ts';
import { later, NOW } from '../support/records.ts';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office } from './office.ts';

describe('Presence', () => {
  let office: Office;
  let lin: ApiClient;

  beforeEach(async () => {
    office = await anOffice();
    lin = await office.employ({ id: 'lin' });
  });

  afterEach(() => office.close());

  const presence = async () => (await lin.get('/me')).body.agent.presence as Presence;

  it('lasts for the lease and not longer', async () => {
    const { status, body } = await lin.put('/me/presence', {
      presence: 'online',
      leaseSeconds: 300,
    });
    expect([status, body.agent.presence]).to.deep.equal([200, 'online']);
    await office.pass(299);
    expect(await presence()).to.equal('online');
    await office.pass(1);
    expect(await presence()).to.equal('offline');
  });

  it('without lease or connection is over after a few seconds', async () => {
    await lin.put('/me/presence', { presence: 'away' });
    expect(await presence()).to.equal('away');
    await office.pass(10);
    expect(await presence()).to.equal('offline');
  });

  it('that ran out gives what the agent held back to the line', async () => {
    await lin.put('/me/presence', { presence: 'online', leaseSeconds: 30 });
    const id = await office.write('hello');
    await office.handoff.escalate(id, { reason: 'customerAsked' });
    await office.router.drain();
    expect((await lin.get(`/conversations/${id}`)).body.state).to.equal('assigned');
    await office.pass(30);
    expect((await lin.get(`/conversations/${id}`)).body.state).to.equal('waiting');
  });

  it('is for agents, with a lease of a day at most', async () => {
    const editor = await office.employ({ id: 'eve', roles: ['editor'] });
    expect((await editor.put('/me/presence', { presence: 'online' })).status).to.equal(403);
    const tooLong = { presence: 'online', leaseSeconds: 86_401 };
    expect((await lin.put('/me/presence', tooLong)).body.error.fields).to.have.key('leaseSeconds');
  });

  describe('while a live stream is open', () => {
    const keep = (seconds: number) =>
      keepPresence('lin', {
        store: office.store.handoff,
        handoff: office.handoff,
        now: () => later(seconds),
        graceMs: 10_000,
      });
    const until = async () => (await office.store.handoff.agent('lin'))?.presenceUntil;

    it('is prolonged by the grace', async () => {
      await office.handoff.setPresence('lin', 'online', later(10));
      await keep(4);
      expect(await until()).to.deep.equal(later(14));
    });

    it('never shortens a longer lease', async () => {
      await office.handoff.setPresence('lin', 'online', later(3600));
      await keep(4);
      expect(await until()).to.deep.equal(later(3600));
    });

    it('stays offline when the agent chose that', async () => {
      await office.handoff.setPresence('lin', 'offline', NOW);
      await keep(4);
      expect(await until()).to.deep.equal(NOW);
    });

    it('comes back with its event after a short gap, not after a long one', async () => {
      const heard: string[] = [];
      const stop = office.store.events.subscribe(({ event }) => heard.push(event.type));
      await office.handoff.setPresence('lin', 'online', later(10));
      await keep(60);
      expect(await until()).to.deep.equal(later(70));
      await keep(70 + 301);
      expect(await until()).to.deep.equal(later(70));
      stop();
      expect(heard).to.deep.equal(['presenceChanged', 'presenceChanged']);
    });
  });
});
