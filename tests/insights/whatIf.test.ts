import { expect } from 'chai';
import type { Agent, Escalation } from '../../handoff/index.ts';
import { type Recording, Replays, whatIf } from '../../insights/index.ts';
import { anAgent, anEscalation, aQueue, later, NOW } from '../support/records.ts';

const QUEUE = aQueue({ relaxSeconds: 0, requiredLevel: 0.5, wrapUpSeconds: 0 });

/** An hour of refunds and repairs, one of each at a time for the agent who knows it. */
function recorded(agents: readonly Agent[]): Recording {
  const escalations = Array.from({ length: 60 }, (_, index): Escalation => {
    const isRefund = index % 2 === 0;
    const at = index * 60;
    return anEscalation({
      id: `e-${String(index).padStart(3, '0')}`,
      conversationId: `c-${index}`,
      skills: [isRefund ? 'refund' : 'repair'],
      state: 'closed',
      outcome: 'resolved',
      queuedAt: later(at),
      assignedAt: later(at + 10),
      resolvedAt: later(at + 110),
      closedAt: later(at + 110),
      agentId: isRefund ? 'lin' : 'mei',
    });
  });
  return { from: NOW, to: later(3600), escalations, agents, queues: [QUEUE] };
}

const TEAM = [
  anAgent({ id: 'lin', skills: { refund: 0.9 }, capacity: 1 }),
  anAgent({ id: 'mei', skills: { repair: 0.9 }, capacity: 1 }),
];

describe('whatIf', () => {
  it('finds no difference where nothing changes, and tells what was', () => {
    const { recorded: was, present, differences, agents } = whatIf(recorded(TEAM), QUEUE, 2);
    expect(was).to.deep.equal({
      ...{ offered: 60, waitP50: 10, waitP95: 10, answeredIn20s: 1, abandoned: 0 },
    });
    expect(agents).to.equal(2);
    expect(present.offered.mean).to.equal(60);
    expect(present.skillMatch.mean).to.equal(1);
    expect(Object.values(differences).map(({ mean }) => mean)).to.deep.equal(
      Object.values(differences).map(() => 0),
    );
  });

  it('sees what a policy that asks for no skill would have done to the match', () => {
    const liked = { count: 50, sum: 250 };
    const team = TEAM.map((agent) => ({ ...agent, capacity: 3 }));
    const teamWithStar = team.map((one) => (one.id === 'lin' ? { ...one, rating: liked } : one));
    const weights = { skill: 0, load: 0, rating: 1, sameAgent: 0, language: 0, idle: 0 };
    const anybody = { ...QUEUE, requiredLevel: 0, weights };
    const { differences } = whatIf(recorded(teamWithStar), anybody, 2);
    expect(differences.skillMatch.mean).to.be.lessThan(-0.1);
  });

  it('has agents there only when they had conversations', () => {
    // Nobody had any in the second half: whoever comes then waits until the end of the period.
    const half = recorded(TEAM);
    const late = anEscalation({
      ...{ id: 'late', conversationId: 'c-late', skills: ['refund'], state: 'closed' },
      ...{ outcome: 'leftQueue', queuedAt: later(9000), resolvedAt: later(9600) },
    });
    const longer = { ...half, to: later(10_000), escalations: [...half.escalations, late] };
    const { present } = whatIf(longer, QUEUE, 2);
    expect(present.abandoned.mean).to.be.closeTo(1 / 61, 1e-9);
    expect(present.oldestWaitSeconds.mean).to.equal(600);
  });

  it('refuses a period in which nobody was served', () => {
    const nobody = { ...recorded(TEAM), escalations: [] };
    expect(() => whatIf(nobody, QUEUE)).to.throw('Nobody was served');
  });
});

describe('Replays', () => {
  it('run in a thread of their own, one at a time', async function () {
    this.timeout(30_000);
    const replays = new Replays();
    const first = replays.run(recorded(TEAM), QUEUE);
    expect(await replays.run(recorded(TEAM), QUEUE)).to.equal(undefined);
    expect((await first)?.present.offered.mean).to.equal(60);
    expect((await replays.run(recorded(TEAM), QUEUE))?.draws).to.equal(8);
  });
});
