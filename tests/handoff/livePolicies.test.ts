import { expect } from 'chai';
import type { Agent, Decision, Queue } from '../../handoff/index.ts';
import { DEFAULT_QUEUE } from '../../handoff/index.ts';
import { aDesk, present } from '../support/desk.ts';
import { holding, later } from '../support/records.ts';

const NOTHING = { skill: 0, load: 0, rating: 0, sameAgent: 0, language: 0, idle: 0 };

describe('The live router', () => {
  let desk: Awaited<ReturnType<typeof aDesk>>;
  let stop: () => void;

  beforeEach(async () => {
    desk = await aDesk(async (context) => {
      const [word, skill, priority, language] = (context.activity.text ?? '').split(' ');
      if (word !== 'human') return;
      const value = {
        ...{ skills: skill && skill !== 'any' ? [skill] : [], priority: Number(priority ?? 0) },
        ...(language && { language }),
      };
      await context.sendActivity({ type: 'event', name: 'handoff.initiate', value });
    });
    stop = desk.router.start();
  });

  afterEach(async () => {
    stop();
    await desk.close();
  });

  async function policy(changes: Partial<Queue>, id = DEFAULT_QUEUE.id): Promise<void> {
    const before = (await desk.store.handoff.queue(id)) ?? { ...DEFAULT_QUEUE, id, name: id };
    await desk.store.handoff.saveQueue({ ...before, ...changes });
  }

  async function employ(id: string, changes: Partial<Agent> = {}): Promise<void> {
    await desk.employ({ id, name: id, presenceUntil: later(36_000), ...changes });
    await desk.pass(4);
  }

  /** The agent holds so many, whoever gave them. */
  async function hold(id: string, count: number): Promise<void> {
    const agent = { ...(await desk.agent(id)), holds: holding(count) };
    await desk.store.handoff.commit({ agent });
    await desk.pass(4);
  }

  const owner = async (name: string) => (await desk.conversation(name)).agentId;
  const newest = async (name: string): Promise<Decision> =>
    present((await desk.store.handoff.decisions(desk.idOf(name)))[0]);

  it('gives who overflowed to an agent under the other queue’s policy', async () => {
    const sla = {
      ...{ firstAnswerSeconds: 100, nextAnswerSeconds: null, resolutionSeconds: null },
      ...{ warnAt: 1, raisePriority: 0, overflowTo: 'help' },
    };
    await policy({ relaxSeconds: 10_000, requiredLevel: 0.5, busy: undefined as never, sla });
    await policy({ relaxSeconds: 0, sla: null }, 'help');
    await employ('expert', { skills: { beauty: 1 }, capacity: 1, holds: holding(1) });
    await employ('novice');
    await desk.write('human beauty');
    expect(await owner('ann')).to.equal(null);
    expect(await newest('ann')).to.deep.include({
      ...{ queueId: 'default', outcome: 'queued', filtered: { belowLevel: 1, full: 1 } },
    });
    await desk.pass(101);
    expect(await owner('ann')).to.equal('novice');
    expect(await newest('ann')).to.include({ queueId: 'help', relaxed: 'waitedLongEnough' });
  });

  it('holds on longer for the right agent when nearly all slots are taken', async () => {
    await policy({ relaxSeconds: 10, busy: { from: 0.5, relaxSeconds: 100 }, sla: null });
    await employ('expert', { skills: { beauty: 1 }, capacity: 4, holds: holding(4) });
    await employ('novice', { capacity: 4, holds: holding(3) });
    await desk.write('human beauty');
    expect((await newest('ann')).relaxSeconds).to.be.above(50);
    await desk.pass(20);
    expect(await owner('ann')).to.equal(null);
    await desk.pass(80);
    expect(await owner('ann')).to.equal('novice');
  });

  it('holds on only briefly when it is quiet', async () => {
    await policy({ relaxSeconds: 10, busy: { from: 0.9, relaxSeconds: 100 }, sla: null });
    await employ('expert', { skills: { beauty: 1 }, capacity: 1, holds: holding(1) });
    await employ('novice', { capacity: 9 });
    await desk.write('human beauty');
    expect(await owner('ann')).to.equal(null);
    await desk.pass(10);
    expect(await owner('ann')).to.equal('novice');
  });

  it('weighs otherwise when slots are taken', async () => {
    const quiet = { ...NOTHING, skill: 1 };
    const weights = { ...NOTHING, load: 1 };
    await policy({ weights: quiet, busy: { from: 0.2, relaxSeconds: 0, weights } });
    await employ('expert', { skills: { beauty: 1 }, capacity: 8, holds: holding(1) });
    await employ('spare', { skills: { beauty: 0.6 }, capacity: 4 });
    await desk.write('human beauty');
    expect(await owner('ann')).to.equal('expert');
    await hold('expert', 7);
    await desk.write('human beauty', 'bob');
    expect(await owner('bob')).to.equal('spare');
    expect((await newest('bob')).weights.load).to.be.above(0);
  });

  it('takes a VIP before all who came earlier', async () => {
    await desk.write('human');
    await desk.pass(5);
    await desk.write('human any 5', 'vip');
    await employ('lin', { capacity: 1 });
    expect(await owner('vip')).to.equal('lin');
    expect(await owner('ann')).to.equal(null);
  });

  it('takes who has waited to the end for such before a VIP who has just come', async () => {
    await policy({ starveSeconds: 60, sla: null });
    await desk.write('human');
    await desk.pass(61);
    await desk.write('human any 5', 'vip');
    await employ('lin', { capacity: 1 });
    expect(await owner('ann')).to.equal('lin');
    expect(await newest('ann')).to.include({ kind: 'freed', starving: true });
  });

  it('prefers who speaks the customer’s language, where that has a weight', async () => {
    await policy({ weights: { ...NOTHING, language: 1 } });
    await employ('english', { languages: ['en'] });
    await employ('chinese', { languages: ['zh'] });
    await desk.write('human any 0 zh');
    await desk.write('human any 0 en', 'bob');
    expect([await owner('ann'), await owner('bob')]).to.deep.equal(['chinese', 'english']);
  });

  it('prefers the agent of last time, but only as long as that bonus lasts', async () => {
    await policy({ weights: { ...NOTHING, load: 0.5, sameAgent: 1 }, sameAgentSeconds: 30 });
    await employ('lin', { capacity: 2 });
    await desk.write('human');
    await desk.handoff.resolve(desk.idOf('ann'), { agentId: 'lin', supervisor: false });
    await employ('mei', { capacity: 20 });
    await desk.write('human', 'bob');
    await desk.write('human');
    expect([await owner('bob'), await owner('ann')]).to.deep.equal(['mei', 'lin']);
    await desk.handoff.resolve(desk.idOf('ann'), { agentId: 'lin', supervisor: false });
    await hold('lin', 2);
    await hold('mei', 20);
    await desk.write('human');
    await desk.pass(31);
    expect(await owner('ann')).to.equal(null);
    const agents = await Promise.all(['lin', 'mei'].map((id) => desk.agent(id)));
    for (const agent of agents) {
      const holds = holding(agent.id === 'lin' ? 1 : 0);
      await desk.store.handoff.commit({ agent: { ...agent, holds } });
    }
    await desk.pass(4);
    expect(await owner('ann')).to.equal('mei');
  });
});
