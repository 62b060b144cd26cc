import { expect } from 'chai';
import sinon from 'sinon';
import { Router } from '../../handoff/index.ts';
import { aDesk, WORDING } from '../support/desk.ts';
import { anAgent, later } from '../support/records.ts';

const lin = { agentId: 'lin', supervisor: false };

describe('A router that follows the events', () => {
  let desk: Awaited<ReturnType<typeof aDesk>>;
  let stop: () => void;

  beforeEach(async () => {
    desk = await aDesk(async (context) => {
      if (context.activity.text !== 'human') return;
      await context.sendActivity({ type: 'event', name: 'handoff.initiate', value: {} });
    });
    stop = desk.router.start();
  });

  afterEach(async () => {
    stop();
    await desk.close();
  });

  async function employ(id: string, changes = {}) {
    const agent = anAgent({ id, ...changes });
    await desk.store.handoff.commit({ agent, events: [{ type: 'agentChanged', agentId: id }] });
    await desk.router.drain();
  }

  it('reads for an arrival what has changed, not every agent', async () => {
    for (let place = 0; place < 60; place += 1) await employ(`agent-${place}`);
    await desk.write('human', 'first');
    const { handoff } = desk.store;
    const all = sinon.spy(handoff, 'agents');
    const one = sinon.spy(handoff, 'agent');
    const stamps = sinon.spy(handoff, 'agentStamps');
    for (const name of ['bob', 'cleo', 'dan']) await desk.write('human', name);
    expect((await desk.conversation('dan')).state).to.equal('assigned');
    expect([all.callCount, one.callCount, stamps.callCount]).to.deep.equal([0, 0, 0]);
  });

  it('gives the slot that wrap-up held to the next at once', async () => {
    await desk.store.handoff.saveQueue({ ...(await desk.handoff.queue()), wrapUpSeconds: 1 });
    await employ('lin', { capacity: 1 });
    await desk.write('human');
    await desk.write('human', 'bob');
    await desk.handoff.resolve(desk.idOf('ann'), lin);
    await desk.pass(1);
    expect((await desk.conversation('bob')).agentId).to.equal('lin');
  });

  it('knows of heartbeats, which come without an event', async () => {
    await employ('lin', { capacity: 2, presenceUntil: later(10) });
    await desk.write('human');
    await desk.store.handoff.prolongPresence('lin', 'online', later(100));
    await desk.pass(11);
    await desk.write('human', 'bob');
    expect((await desk.conversation('bob')).agentId).to.equal('lin');
  });

  it('counts on nobody whose heartbeats ended', async () => {
    await employ('lin', { capacity: 2, presenceUntil: later(10) });
    await desk.write('human');
    await desk.pass(11);
    await desk.write('human', 'bob');
    expect((await desk.conversation('bob')).state).to.equal('waiting');
  });

  it('finds within seconds what no event told of', async () => {
    await desk.write('human');
    await desk.store.handoff.commit({ agent: anAgent() });
    await desk.pass(4);
    expect((await desk.conversation()).agentId).to.equal('lin');
  });

  it('goes by new settings of a queue from the next decision on', async () => {
    await employ('good', { rating: { count: 50, sum: 250 } });
    await employ('rested', { rating: { count: 50, sum: 50 }, lastAssignedAt: later(-3_000) });
    const queue = await desk.handoff.queue();
    const weights = { skill: 0, load: 0, rating: 1, sameAgent: 0, language: 0, idle: 0 };
    await desk.store.handoff.saveQueue({ ...queue, weights });
    await desk.write('human');
    expect((await desk.conversation()).agentId).to.equal('good');
    const idle = { ...weights, rating: 0, idle: 1 };
    await desk.store.handoff.saveQueue({ ...(await desk.handoff.queue()), weights: idle });
    await desk.write('human', 'bob');
    expect((await desk.conversation('bob')).agentId).to.equal('rested');
  });

  it('never fills a slot twice, though it heard nothing of what others did', async () => {
    const deaf = new Router({
      store: desk.store.handoff,
      events: { subscribe: () => () => {} },
      ...{ wording: WORDING, newId: () => `deaf-${Math.random()}`, now: () => desk.in(0) },
      onError: (error) => {
        throw error;
      },
    });
    deaf.start();
    await desk.write('human');
    await deaf.drain();
    await employ('lin', { capacity: 1 });
    expect((await desk.conversation()).agentId).to.equal('lin');
    stop(); // from here on only the deaf one routes
    stop = () => {};
    await employ('mei', { capacity: 1 });
    const one = await desk.handoff.claim(desk.idOf('ann'), lin);
    expect(one.agentId).to.equal('lin');
    await deaf.drain();
    expect((await desk.agent('lin')).holds).to.have.length(1);
    expect((await desk.agent('mei')).holds).to.have.length(0);
  });

  it('reads everything again when events were missed', async () => {
    let gap: (() => void) | undefined;
    const router = new Router({
      store: desk.store.handoff,
      events: {
        subscribe(_, onGap) {
          gap = onGap;
          return () => {};
        },
      },
      ...{ wording: WORDING, newId: () => `gap-${Math.random()}`, now: () => desk.in(0) },
      onError: (error) => {
        throw error;
      },
    });
    router.start();
    await router.drain();
    await desk.write('human');
    stop();
    stop = () => {};
    await desk.store.handoff.commit({ agent: anAgent() });
    await router.drain();
    expect((await desk.conversation()).state).to.equal('waiting');
    gap?.();
    await router.drain();
    expect((await desk.conversation()).agentId).to.equal('lin');
  });
});
