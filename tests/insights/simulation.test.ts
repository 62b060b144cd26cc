import { expect } from 'chai';
import fc from 'fast-check';
import { DEFAULT_QUEUE } from '../../handoff/index.ts';
import {
  POLICIES,
  policyNamed,
  type Scenario,
  type SimulatedPolicy,
  simulate,
} from '../../insights/index.ts';
import { aScenario, someAgents } from './aScenario.ts';

type Bursts = Scenario['arrivals']['bursts'];

describe('simulate', () => {
  it('gives the same answer for the same seed, and another for another', () => {
    const scenario = aScenario();
    const first = simulate(scenario, policyNamed('default'), 7);
    expect(simulate(scenario, policyNamed('default'), 7)).to.deep.equal(first);
    expect(simulate(scenario, policyNamed('default'), 8)).not.to.deep.equal(first);
  });

  it('sends the same customers to every policy', () => {
    const scenario = aScenario({
      resolution: { atLevel0: 1, atLevel1: 1, recontactShare: 0, recontactMeanSeconds: 1 },
    });
    const offered = POLICIES.map((policy) => simulate(scenario, policy, 3).offered);
    expect(new Set(offered)).to.have.length(1);
  });

  it('sees everybody through and fills no agent beyond capacity, whatever goes wrong', function () {
    this.timeout(60_000);
    // The simulation itself throws when somebody is left or an agent is given too much.
    const scenarios = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      policy: fc.constantFrom(...POLICIES),
      slots: fc.integer({ min: 1, max: 4 }),
      perSecond: fc.constantFrom(0.02, 0.05),
      noAnswerShare: fc.constantFrom(0, 0.05, 0.4),
      crashes: fc.constantFrom(0, 3),
      breaks: fc.constantFrom(0, 3),
      silentShare: fc.constantFrom(0, 0.5),
      transfers: fc.constantFrom(0, 0.3),
      staffing: fc.constantFrom<number[]>([1], [0.3, 1, 0]),
      vip: fc.constantFrom(0, 0.2),
      wrapUpSeconds: fc.constantFrom(0, 30),
      bursts: fc.constantFrom<Bursts>([], [{ atSeconds: 2000, seconds: 500, factor: 3, topic: 3 }]),
    });
    fc.assert(
      fc.property(scenarios, ({ seed, policy, wrapUpSeconds, ...drawn }) => {
        const scenario = aScenario({
          agents: someAgents({
            slots: drawn.slots,
            staffing: drawn.staffing,
            breaks: { perDay: drawn.breaks, seconds: 600 },
            crashes: { perDay: drawn.crashes, seconds: 120 },
            noAnswerShare: drawn.noAnswerShare,
          }),
          arrivals: {
            ...{ perSecond: drawn.perSecond, swing: 0.4, dayLengthSeconds: 5000, days: 1 },
            ...{ warmUpSeconds: 0, bursts: drawn.bursts },
          },
          patience: {
            ...{ distribution: 'exponential', meanSeconds: 180, silentShare: drawn.silentShare },
          },
          resolution: {
            ...{ atLevel0: 0.3, atLevel1: 0.9, recontactShare: 0.5, recontactMeanSeconds: 900 },
            transferShare: { atLevel0: drawn.transfers, atLevel1: 0 },
          },
          vip: { share: drawn.vip, priority: 1 },
        });
        const run = simulate(scenario, withWrapUp(policy, wrapUpSeconds), seed);
        expect(run.offered).to.be.greaterThan(50);
        expect(run.giniOccupancy).to.be.within(0, 1);
      }),
      { numRuns: 40, seed: 6 },
    );
  });

  it('counts a silent leaver as gone, and an assignment nobody answered as a transfer', () => {
    const busy = { ...{ perSecond: 0.06, swing: 0, dayLengthSeconds: 8000 }, days: 1 };
    const arrivals = { ...busy, warmUpSeconds: 0 };
    const patience = { distribution: 'exponential', meanSeconds: 60, silentShare: 1 } as const;
    const silent = simulate(aScenario({ arrivals, patience }), policyNamed('default'), 1);
    expect(silent.abandoned).to.be.greaterThan(0.05);
    const agents = someAgents({ noAnswerShare: 0.1 });
    const missed = simulate(aScenario({ agents }), policyNamed('default'), 1);
    expect(missed.transfers).to.be.within(0.05, 0.2);
  });
});

describe('The default policy', () => {
  const peaky = aScenario({
    agents: someAgents({ count: 40 }),
    topics: { count: 8, zipfExponent: 0.8 },
    arrivals: {
      ...{ perSecond: 0.165, swing: 0.45, dayLengthSeconds: 43_200, days: 1, warmUpSeconds: 7200 },
    },
    handling: {
      ...{ distribution: 'lognormal', baseSeconds: 480, sigma: 0.7, perExtraConversation: 0.12 },
      skillFactor: { atLevel0: 1.3, atLevel1: 0.9 },
    },
    resolution: {
      ...{ atLevel0: 0.3, atLevel1: 0.9, recontactShare: 0.5, recontactMeanSeconds: 1800 },
    },
  });

  it('beats filter-and-sort with a first-come line on a peaky day, and starves no topic', function () {
    this.timeout(60_000);
    const plain = simulate(peaky, policyNamed('filter-sort-fifo'), 1);
    const ours = simulate(peaky, policyNamed('default'), 1);
    expect(ours.answeredIn20s - plain.answeredIn20s).to.be.greaterThan(0.15);
    expect(ours.abandoned).to.be.lessThan((plain.abandoned * 2) / 3);
    expect(ours.firstContactResolution).to.be.at.least(plain.firstContactResolution);
    expect(ours.worstTopicAnsweredIn20s).to.be.greaterThan(plain.worstTopicAnsweredIn20s);
  });

  it('holds back for the skilled only while the slots are scarce', () => {
    expect(DEFAULT_QUEUE.busy?.relaxSeconds).to.be.greaterThan(DEFAULT_QUEUE.relaxSeconds);
  });
});

function withWrapUp(policy: SimulatedPolicy, wrapUpSeconds: number): SimulatedPolicy {
  return { ...policy, queue: { ...policy.queue, wrapUpSeconds } };
}
