import { expect } from 'chai';
import type { Agent, Escalation } from '../../handoff/index.ts';
import { DEFAULT_QUEUE, WaitEstimates, WaitHistory } from '../../handoff/index.ts';
import { anAgent, anEscalation, later, NOW } from '../support/records.ts';

const BUSY = [
  { escalationId: 'x', channelId: 'directline' },
  { escalationId: 'y', channelId: 'directline' },
];

describe('The estimate of a wait', () => {
  it('is known only when some were handled, and somebody is there who will be done with something', () => {
    const one = anEscalation({ skills: ['refund'] });
    const agents = [busyAgent('lin', { refund: 0.9 })];
    expect(estimate(one, { agents, history: new WaitHistory() })).to.equal(undefined);
    expect(estimate(one, { agents: [] })).to.equal(undefined);
    expect(estimate(one, { agents: [{ ...busyAgent('lin', {}), presence: 'away' }] })).to.equal(
      undefined,
    );
    expect(estimate(one, { agents })?.p50Seconds).to.be.greaterThan(0);
  });

  it('of the first in line is that of the next slot to become free', () => {
    // Two slots of 100 seconds each: the next of both is free after 50 on average, exponentially.
    const agents = [busyAgent('lin', { refund: 0.9 })];
    const range = estimate(anEscalation({ skills: ['refund'] }), { agents });
    expect(range?.p50Seconds).to.be.closeTo(50 * Math.LN2, 1);
    expect(range?.p90Seconds).to.be.closeTo(50 * Math.LN10, 2);
  });

  it('counts the agents who have the skill, and those in front who want the same agents', () => {
    const refunds = busyAgent('lin', { refund: 0.9 });
    const repairs = busyAgent('mei', { repair: 0.9 });
    const agents = [refunds, repairs];
    const target = anEscalation({ id: 'last', skills: ['refund'], queuedAt: later(-10) });
    const ahead = (skills: readonly string[]) =>
      ['a', 'b', 'c'].map((id) => anEscalation({ id, skills, queuedAt: later(-60) }));
    const alone = estimate(target, { agents })?.p50Seconds ?? 0;
    const behindOthers = estimate(target, { agents, line: ahead(['repair']) })?.p50Seconds ?? 0;
    const behindSame = estimate(target, { agents, line: ahead(['refund']) })?.p50Seconds ?? 0;
    expect(behindOthers).to.be.closeTo(alone, 0.01);
    expect(behindSame).to.be.greaterThan(3.5 * alone);
  });

  it('puts whoever has priority in front, and nobody who came later', () => {
    const agents = [busyAgent('lin', { refund: 0.9 })];
    const target = anEscalation({ id: 'mine', skills: ['refund'], queuedAt: later(-10) });
    const other = (fields: Partial<Escalation>) => [
      anEscalation({ id: 'other', skills: ['refund'], queuedAt: later(-5), ...fields }),
    ];
    const alone = estimate(target, { agents })?.p50Seconds;
    expect(estimate(target, { agents, line: other({}) })?.p50Seconds).to.equal(alone);
    expect(
      estimate(target, { agents, line: other({ priority: 1 }) })?.p50Seconds,
    ).to.be.greaterThan(alone ?? 0);
  });

  it('goes by how long such conversations take, drawn to all while few are known', () => {
    const history = new WaitHistory();
    for (let i = 0; i < 200; i += 1) history.handled(kind('refund'), 100);
    for (let i = 0; i < 200; i += 1) history.handled(kind('repair'), 500);
    history.handled(kind('rare'), 5000);
    expect(history.handlingSeconds('default', ['refund'])).to.be.closeTo(120, 3);
    expect(history.handlingSeconds('default', ['repair'])).to.be.closeTo(482, 3);
    expect(history.handlingSeconds('default', ['rare'])).to.be.within(400, 600);
    const target = anEscalation({ skills: ['refund'] });
    const quick = estimate(target, { agents: [busyAgent('a', { refund: 1 })], history });
    const slow = estimate(target, { agents: [busyAgent('a', { refund: 1, repair: 1 })], history });
    expect(slow?.p50Seconds).to.be.greaterThan(2 * (quick?.p50Seconds ?? 0));
  });

  it('gets shorter with those in front who lose patience', () => {
    const history = known();
    const agents = [busyAgent('lin', { refund: 0.9 })];
    const line = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
      anEscalation({ id, skills: ['refund'], queuedAt: later(-60) }),
    );
    const target = anEscalation({ id: 'last', skills: ['refund'] });
    const before = estimate(target, { agents, line, history })?.p50Seconds ?? 0;
    for (let i = 0; i < 10; i += 1) history.waited(50, i % 2 === 0);
    expect(estimate(target, { agents, line, history })?.p50Seconds).to.be.lessThan(0.8 * before);
  });

  it('ends where the requirement relaxes and somebody below the level has room', () => {
    const agents = [busyAgent('lin', { refund: 0.9 }), anAgent({ id: 'new', skills: {} })];
    const target = anEscalation({ skills: ['refund'], queuedAt: later(-12) });
    const queue = { ...DEFAULT_QUEUE, relaxSeconds: 15, busy: { from: 0.99, relaxSeconds: 15 } };
    expect(estimate(target, { agents, queue })?.p90Seconds).to.be.closeTo(3, 0.01);
  });

  it('learns from its own errors', () => {
    const history = known();
    const agents = [busyAgent('lin', { refund: 0.9 })];
    const target = anEscalation({ skills: ['refund'] });
    const before = estimate(target, { agents, history });
    for (let i = 0; i < 300; i += 1) history.judged({ p50Seconds: 10, p90Seconds: 30 }, 60, false);
    const after = estimate(target, { agents, history });
    expect(after?.p50Seconds).to.be.greaterThan(3 * (before?.p50Seconds ?? 0));
    expect(after?.model).to.deep.equal(before?.model);
  });
});

function kind(skill: string) {
  return { queueId: 'default', skills: [skill] };
}

function known(): WaitHistory {
  const history = new WaitHistory();
  for (let i = 0; i < 3; i += 1) history.handled(kind('refund'), 100);
  return history;
}

function busyAgent(id: string, skills: Agent['skills']): Agent {
  return anAgent({ id, skills, capacity: 2, holds: BUSY });
}

function estimate(
  escalation: Escalation,
  {
    agents,
    line = [],
    history = known(),
    queue = DEFAULT_QUEUE,
  }: {
    readonly agents: readonly Agent[];
    readonly line?: readonly Escalation[];
    readonly history?: WaitHistory;
    readonly queue?: typeof DEFAULT_QUEUE;
  },
) {
  return new WaitEstimates({ line, agents, queueOf: () => queue, history, now: NOW }).of(
    escalation,
  );
}
