import { type Scenario, type ScenarioFile, scenarioSchema } from '../../insights/index.ts';

/** A small day: 8 agents with 3 slots, 3 topics, about 500 contacts; parts can be replaced. */
export function aScenario(changes: Partial<ScenarioFile> = {}): Scenario {
  return scenarioSchema.parse({
    name: 'small',
    agents: someAgents(),
    topics: { count: 3, zipfExponent: 0.8 },
    arrivals: {
      ...{ perSecond: 0.04, swing: 0.4, dayLengthSeconds: 10_000, days: 1, warmUpSeconds: 0 },
    },
    handling: {
      ...{ distribution: 'lognormal', baseSeconds: 400, sigma: 0.7, perExtraConversation: 0.12 },
      skillFactor: { atLevel0: 1.3, atLevel1: 0.9 },
    },
    patience: { distribution: 'exponential', meanSeconds: 180, silentShare: 0 },
    resolution: {
      ...{ atLevel0: 0.3, atLevel1: 0.9, recontactShare: 0.5, recontactMeanSeconds: 900 },
    },
    matchLevel: 0.6,
    serviceLevelSeconds: 20,
    ...changes,
  });
}

/** The agents of the small day. */
export function someAgents(changes: Partial<ScenarioFile['agents']> = {}): ScenarioFile['agents'] {
  return {
    ...{ count: 8, slots: 3, primarySkills: 2, otherLevels: [0.1, 0.35], ratings: [0.4, 1] },
    primaryLevels: [
      [0.7, 1],
      [0.6, 0.9],
    ],
    ...changes,
  };
}
