export type { Comparison, PolicyReport } from './simulation/compare.ts';
export { compare } from './simulation/compare.ts';
export type { Estimate } from './simulation/intervals.ts';
export type { Chooser, SimulatedPolicy } from './simulation/policies.ts';
export { POLICIES, policyNamed } from './simulation/policies.ts';
export type { Scenario, ScenarioFile } from './simulation/scenario.ts';
export { readScenario, scenarioSchema } from './simulation/scenario.ts';
export { simulate } from './simulation/simulation.ts';
export type { RunResult } from './simulation/tally.ts';
