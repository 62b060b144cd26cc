import { expect } from 'chai';
import fc from 'fast-check';
import type { Agent, Escalation, Queue } from '../../handoff/index.ts';
import { RoutingIndex } from '../../handoff/index.ts';
import { nextMatch, rankAll } from '../support/plainRouting.ts';
import { anAgent, anEscalation, aQueue, holding, later } from '../support/records.ts';

const SKILLS = ['refunds', 'beauty', 'parcels'];
const AGENTS = ['ada', 'bo', 'cy', 'di', 'eve'];

const level = fc.constantFrom(0, 0.3, 0.5, 0.7, 0.9);
const agents = fc
  .tuple(
    ...AGENTS.map((id) =>
      fc.record({
        levels: fc.tuple(level, level, level),
        capacity: fc.integer({ min: 1, max: 3 }),
        held: fc.integer({ min: 0, max: 3 }),
        presence: fc.constantFrom('online' as const, 'online' as const, 'away' as const),
        online: fc.constantFrom(0, 3600),
        rested: fc.option(fc.integer({ min: 0, max: 3000 })),
        ratings: fc.integer({ min: 20, max: 50 }),
        id: fc.constant(id),
      }),
    ),
  )
  .map((drawn) =>
    drawn.map(({ id, levels, capacity, held, presence, online, rested, ratings }) =>
      anAgent({
        ...{ id, capacity, presence, presenceUntil: later(online) },
        skills: Object.fromEntries(levels.map((value, index) => [SKILLS[index] ?? '', value])),
        holds: holding(Math.min(held, capacity)),
        rating: { count: 10, sum: ratings },
        ...(rested === null ? {} : { lastAssignedAt: later(-rested) }),
      }),
    ),
  );
const line = fc
  .array(
    fc.record({
      skills: fc.subarray(SKILLS, { maxLength: 2 }),
      priority: fc.constantFrom(0, 0, 1),
      waited: fc.integer({ min: 0, max: 400 }),
      passedOver: fc.option(fc.constantFrom(...AGENTS)),
      reservedFor: fc.option(fc.constantFrom(...AGENTS), { freq: 5 }),
      lastAgent: fc.option(fc.constantFrom(...AGENTS)),
    }),
    { maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(({ waited, passedOver, reservedFor, lastAgent, ...fields }, index) => ({
      lastAgent: lastAgent ?? undefined,
      escalation: anEscalation({
        ...fields,
        id: `waiting-${String(index).padStart(2, '0')}`,
        queuedAt: later(-waited),
        passedOver: passedOver ? [{ agentId: passedOver, at: later(-60), cause: 'declined' }] : [],
        reservedFor: reservedFor ? { agentId: reservedFor, until: later(30) } : null,
      }),
    })),
  );
const policy = fc
  .record({
    taking: fc.constantFrom('first' as const, 'skilled' as const, 'ageAndFit' as const),
    idle: fc.constantFrom(0, 0.3),
    sameAgent: fc.constantFrom(0, 0.5),
    sameAgentSeconds: fc.constantFrom(60, 1000),
    starveSeconds: fc.constantFrom(100, 1000),
    busyRelax: fc.constantFrom(undefined, 200),
  })
  .map(({ idle, sameAgent, busyRelax, ...rest }) => {
    const weights = { skill: 0.4, load: 0.3, rating: 0.3, sameAgent, language: 0.1, idle };
    const busyWeights = { ...weights, skill: 0.9, load: 0.1 };
    const busy = busyRelax && { from: 0.2, relaxSeconds: busyRelax, weights: busyWeights };
    return aQueue({ ...rest, weights, ...(busy ? { busy } : {}) });
  });

describe('RoutingIndex', () => {
  it('chooses as the rules do over plain lists, assignment after assignment, as time goes on', () => {
    fc.assert(
      fc.property(agents, line, policy, (team, waiting, queue) => {
        const lists = new Lists(team, waiting, queue);
        const index = indexOf(lists);
        for (let round = 0; round < 20; round += 1) {
          const now = later(round * 20);
          const expected = nextMatch(lists.view(now));
          const found = index.nextMatch(now);
          expect(found?.escalation.id).to.equal(expected?.escalation.id);
          expect(found?.agent.id).to.equal(expected?.agent.id);
          if (!found) continue;
          index.line.remove(found.escalation.id);
          index.agents.set(lists.assign(found.escalation, found.agent, now), now);
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  it('never gives an agent more than they have room for, and forgets nobody whom somebody may serve', () => {
    fc.assert(
      fc.property(agents, line, policy, (team, waiting, queue) => {
        const lists = new Lists(team, waiting, queue);
        const index = indexOf(lists);
        const now = later(0);
        for (let match = index.nextMatch(now); match; match = index.nextMatch(now)) {
          index.line.remove(match.escalation.id);
          const agent = lists.assign(match.escalation, match.agent, now);
          expect(agent.holds.length).to.be.at.most(agent.capacity as number);
          index.agents.set(agent, now);
        }
        const { agents: after, line: left } = lists.view(now);
        expect(index.line.size).to.equal(left.length);
        for (const escalation of left) {
          const { candidates } = rankAll(escalation, { ...lists.view(now), agents: after });
          expect(candidates.every(({ filteredBy }) => filteredBy !== null)).to.equal(true);
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('counts whom it does not show, and shows of a large team whom looking at all would put first', () => {
    const crowd = fc
      .array(agents, { minLength: 15, maxLength: 25 })
      .map((teams) =>
        teams.flatMap((team, place) => team.map((one) => ({ ...one, id: `${one.id}-${place}` }))),
      );
    const name = (id: string) => `${id}-3`;
    fc.assert(
      fc.property(crowd, line, policy, (team, waiting, queue) => {
        const renamed = waiting.map(({ lastAgent, escalation }) => {
          const { passedOver, reservedFor } = escalation;
          return {
            lastAgent: lastAgent && name(lastAgent),
            escalation: {
              ...escalation,
              passedOver: passedOver.map((one) => ({ ...one, agentId: name(one.agentId) })),
              reservedFor: reservedFor && { ...reservedFor, agentId: name(reservedFor.agentId) },
            },
          };
        });
        const lists = new Lists(team, renamed, queue);
        const index = indexOf(lists);
        for (const { escalation } of renamed) {
          const all = rankAll(escalation, lists.view(later(0)));
          const shown = index.ranking(escalation, later(0));
          const { candidates, ...facts } = shown;
          const { candidates: everybody, ...expected } = all;
          expect(facts).to.deep.equal(expected);
          const eligible = everybody.filter(({ filteredBy }) => filteredBy === null).slice(0, 20);
          expect(candidates.slice(0, eligible.length)).to.deep.equal(eligible);
          const shownIds = candidates.map(({ agentId }) => agentId);
          for (const { agentId } of escalation.passedOver) expect(shownIds).to.include(agentId);
        }
      }),
      { numRuns: 60, seed: 10 },
    );
  });

  it('keeps the order of those who ask for the same, whatever left the line before', () => {
    const index = new RoutingIndex(() => aQueue());
    const all = Array.from({ length: 300 }, (_, place) =>
      anEscalation({ id: `e-${place}`, queuedAt: later(place) }),
    );
    for (const escalation of [...all].reverse()) index.line.add(escalation);
    for (const escalation of all) if (escalation.id.endsWith('7')) index.line.remove(escalation.id);
    const now = later(400);
    index.agents.set(anAgent({ capacity: 1000 }), now);
    const served: string[] = [];
    for (let match = index.nextMatch(now); match; match = index.nextMatch(now)) {
      served.push(match.escalation.id);
      index.line.remove(match.escalation.id);
    }
    expect(served).to.deep.equal(all.map(({ id }) => id).filter((id) => !id.endsWith('7')));
  });
});

type Waiting = { readonly escalation: Escalation; readonly lastAgent: string | undefined };

/** The same facts as plain lists. */
class Lists {
  #agents: readonly Agent[];
  #line: readonly Waiting[];
  readonly queue: Queue;

  constructor(agents: readonly Agent[], line: readonly Waiting[], queue: Queue) {
    this.#agents = agents;
    this.#line = [...line].sort(
      ({ escalation: one }, { escalation: other }) =>
        other.priority - one.priority ||
        one.queuedAt.getTime() - other.queuedAt.getTime() ||
        (one.id < other.id ? -1 : 1),
    );
    this.queue = queue;
  }

  get waiting(): readonly Waiting[] {
    return this.#line;
  }

  view(now: Date) {
    const returning = this.#line.flatMap(({ escalation, lastAgent }) =>
      lastAgent ? [[escalation.id, lastAgent] as const] : [],
    );
    return {
      agents: this.#agents,
      line: this.#line.map(({ escalation }) => escalation),
      queueOf: () => this.queue,
      lastAgents: new Map(returning),
      now,
    };
  }

  assign({ id, channelId }: Escalation, agent: Agent, now: Date): Agent {
    const holds = [...agent.holds, { escalationId: id, channelId }];
    const changed = { ...agent, holds, lastAssignedAt: now };
    this.#agents = this.#agents.map((known) => (known.id === agent.id ? changed : known));
    this.#line = this.#line.filter(({ escalation }) => escalation.id !== id);
    return changed;
  }
}

function indexOf(lists: Lists): RoutingIndex {
  const index = new RoutingIndex(() => lists.queue);
  for (const agent of lists.view(later(0)).agents) index.agents.set(agent, later(0));
  for (const { escalation, lastAgent } of lists.waiting) index.line.add(escalation, lastAgent);
  return index;
}
