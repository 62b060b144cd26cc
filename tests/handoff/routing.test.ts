import { expect } from 'chai';
import type { Agent, Escalation, Queue } from '../../handoff/index.ts';
import { nextMatch, pickEscalation, rankAll } from '../support/plainRouting.ts';
import { anAgent, anEscalation, aQueue, holding, later, NOW } from '../support/records.ts';

const WEIGHTS = { skill: 0.4, load: 0.3, rating: 0.3, sameAgent: 0, language: 0 };
const PLAIN = aQueue({ weights: WEIGHTS, relaxSeconds: 30, taking: 'skilled' });

function view(agents: Agent[], line: Escalation[], now = NOW, queue: Queue = PLAIN) {
  return { agents, line, now, queueOf: () => queue, lastAgents: new Map<string, string>() };
}

describe('rankAgents', () => {
  it('scores the sum of weight × term', () => {
    const agent = anAgent({ skills: { refunds: 0.8 }, capacity: 4, holds: holding(1) });
    const escalation = anEscalation({ skills: ['refunds'] });
    const [candidate] = rankAll(escalation, view([agent], [escalation])).candidates;
    expect(candidate?.terms).to.include({ skill: 0.8, load: 0.75, rating: 0.75 });
    expect(candidate?.score).to.be.closeTo(0.4 * 0.8 + 0.3 * 0.75 + 0.3 * 0.75, 1e-9);
  });

  it('passes over agents who are away, offline, full, declined it, or lack the skill', () => {
    const skills = { refunds: 0.9 };
    const escalation = anEscalation({
      skills: ['refunds'],
      passedOver: [{ agentId: 'declined', at: NOW, cause: 'declined' }],
    });
    const agents = [
      anAgent({ id: 'away', skills, presence: 'away' }),
      anAgent({ id: 'gone', skills, presenceUntil: NOW }),
      anAgent({ id: 'full', skills, capacity: 1, holds: holding(1) }),
      anAgent({ id: 'declined', skills }),
      anAgent({ id: 'unskilled' }),
      anAgent({ id: 'free', skills }),
    ];
    const { candidates } = rankAll(escalation, view(agents, [escalation]));
    const filters = Object.fromEntries(candidates.map((c) => [c.agentId, c.filteredBy]));
    expect(filters).to.deep.equal({
      free: null,
      away: 'away',
      gone: 'offline',
      full: 'full',
      declined: 'passedOver',
      unskilled: 'belowLevel',
    });
    expect(candidates[0]?.agentId).to.equal('free');
  });

  it('counts the capacity of single channels', () => {
    const capacity = { default: 5, byChannel: { directline: 1 } };
    const agent = anAgent({ capacity, holds: holding(1) });
    const here = anEscalation();
    const elsewhere = anEscalation({ channelId: 'msteams' });
    expect(rankAll(here, view([agent], [here])).candidates[0]?.filteredBy).to.equal('full');
    expect(rankAll(elsewhere, view([agent], [here])).candidates[0]?.filteredBy).to.equal(null);
  });

  it('makes a new agent neither best nor worst by rating', () => {
    const escalation = anEscalation();
    const agents = [
      anAgent({ id: 'poor', rating: { count: 40, sum: 80 } }),
      anAgent({ id: 'new' }),
      anAgent({ id: 'loved', rating: { count: 40, sum: 200 } }),
    ];
    const { candidates } = rankAll(escalation, view(agents, [escalation]));
    expect(candidates.map((c) => c.agentId)).to.deep.equal(['loved', 'new', 'poor']);
  });

  it('lets unskilled agents in after the relax time, and at once when nobody skilled is online', () => {
    const escalation = anEscalation({ skills: ['refunds'] });
    const busy = anAgent({ id: 'busy', skills: { refunds: 1 }, capacity: 1, holds: holding(1) });
    const other = anAgent({ id: 'other' });
    const early = rankAll(escalation, view([busy, other], [escalation], later(29)));
    const lateOn = rankAll(escalation, view([busy, other], [escalation], later(30)));
    const alone = rankAll(escalation, view([other], [escalation]));
    expect(early).to.deep.include({ relaxed: 'no' });
    expect(early.candidates.every((c) => c.filteredBy !== null)).to.equal(true);
    expect(lateOn).to.deep.include({ relaxed: 'waitedLongEnough' });
    expect(lateOn.candidates[0]).to.include({ agentId: 'other', filteredBy: null });
    expect(alone).to.deep.include({ relaxed: 'nobodyWithSkill' });
    expect(alone.candidates[0]?.filteredBy).to.equal(null);
  });

  it('keeps a transferred escalation for the agent it was meant for, while the time runs', () => {
    const escalation = anEscalation({ reservedFor: { agentId: 'mei', until: later(60) } });
    const agents = [anAgent(), anAgent({ id: 'mei' })];
    const meant = rankAll(escalation, view(agents, [escalation])).candidates;
    expect(meant.map((c) => c.filteredBy)).to.deep.equal([null, 'reserved']);
    const free = rankAll(escalation, view(agents, [escalation], later(61))).candidates;
    expect(free.map((c) => c.filteredBy)).to.deep.equal([null, null]);
  });
});

describe('pickEscalation', () => {
  it('gives a freed agent the oldest conversation that they have the skill for', () => {
    const agent = anAgent({ skills: { refunds: 0.9 } });
    const older = anEscalation({ id: 'older', skills: ['beauty'] });
    const mine = anEscalation({ id: 'mine', skills: ['refunds'], queuedAt: later(10) });
    const line = [older, mine];
    expect(pickEscalation(agent, view([agent], line, later(60)))?.id).to.equal('mine');
  });

  it('gives them the oldest relaxed one when none needs their skills', () => {
    const agent = anAgent();
    const older = anEscalation({ id: 'older', skills: ['beauty'] });
    const newer = anEscalation({ id: 'newer', skills: ['beauty'], queuedAt: later(10) });
    expect(pickEscalation(agent, view([agent], [older, newer], later(60)))?.id).to.equal('older');
  });
});

describe('nextMatch', () => {
  it('serves the line in order and gives each to the best agent for it', () => {
    const good = anAgent({ id: 'good', skills: { refunds: 1 } });
    const fair = anAgent({ id: 'fair', skills: { refunds: 0.6 } });
    const line = [anEscalation({ skills: ['refunds'] }), anEscalation({ id: 'second' })];
    const match = nextMatch(view([fair, good], line));
    expect(match?.escalation.id).to.equal('escalation-1');
    expect(match?.agent.id).to.equal('good');
  });

  it('finds nothing when nobody has room', () => {
    const full = anAgent({ capacity: 1, holds: holding(1) });
    expect(nextMatch(view([full], [anEscalation()]))).to.equal(undefined);
  });
});
