import { erlang, type Line } from './erlang.ts';
import { policyNamed } from './policies.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';
import { simulate } from './simulation.ts';

/** What theory and simulation say of the same line. */
export interface Validation {
  readonly line: Line;
  readonly contacts: number;
  /** Simulated ÷ theoretical; 1 is the same. */
  readonly waits: number;
  readonly meanWait: number;
  /** Absent where nobody leaves. */
  readonly abandons?: number;
}

/** Lines of a light and a heavy load, of few and many agents, with patience and without. */
export const LINES: readonly Line[] = [
  { perSecond: 7, handlingSeconds: 1, agents: 10 },
  { perSecond: 3, handlingSeconds: 1, agents: 5 },
  { perSecond: 10, handlingSeconds: 1, agents: 10, patienceSeconds: 1 },
  { perSecond: 22, handlingSeconds: 1, agents: 20, patienceSeconds: 2 },
];

/** Simulates the line until about so many contacts have come, and compares with Erlang's formulas. */
export function validate(line: Line, contacts: number, seed: number): Validation {
  const run = simulate(scenarioOf(line, contacts), policyNamed('least-loaded'), seed);
  const theory = erlang(line);
  return {
    line,
    contacts: run.offered,
    waits: run.waited / theory.waits,
    meanWait: run.waitMean / theory.meanWaitSeconds,
    ...(line.patienceSeconds === undefined ? {} : { abandons: run.abandoned / theory.abandons }),
  };
}

/** One topic, agents who are all alike and do one thing at a time. */
function scenarioOf(
  { perSecond, handlingSeconds, agents, patienceSeconds }: Line,
  contacts: number,
): Scenario {
  const alike = { atLevel0: 1, atLevel1: 1 };
  return scenarioSchema.parse({
    name: 'erlang',
    agents: {
      ...{ count: agents, slots: 1, primarySkills: 1, primaryLevels: [[1, 1]] },
      ...{ otherLevels: [1, 1], ratings: [0.5, 0.5] },
    },
    topics: { count: 1, zipfExponent: 0 },
    arrivals: {
      ...{ perSecond, swing: 0, days: 1, warmUpSeconds: 20 * handlingSeconds },
      dayLengthSeconds: 20 * handlingSeconds + contacts / perSecond,
    },
    handling: {
      ...{ distribution: 'exponential', baseSeconds: handlingSeconds },
      ...{ skillFactor: alike, perExtraConversation: 0 },
    },
    patience: {
      distribution: patienceSeconds === undefined ? 'none' : 'exponential',
      ...{ meanSeconds: patienceSeconds ?? 1, silentShare: 0 },
    },
    resolution: { ...alike, recontactShare: 0, recontactMeanSeconds: 1 },
    matchLevel: 0.5,
    serviceLevelSeconds: 20,
  });
}
