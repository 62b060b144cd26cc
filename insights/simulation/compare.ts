import { type Estimate, estimateOf } from './intervals.ts';
import type { SimulatedPolicy } from './policies.ts';
import type { Scenario } from './scenario.ts';
import { simulate } from './simulation.ts';
import type { RunResult } from './tally.ts';

/** A policy's figures over seeds. */
export type PolicyReport = { readonly [Figure in keyof RunResult]: Estimate };

/** Each policy's figures; all policies meet the same customers and agents in each seed. */
export interface Comparison {
  readonly reports: Readonly<Record<string, PolicyReport>>;
  /** Per policy, how far its figures are above those of the policy compared with, seed by seed. */
  readonly differences: Readonly<Record<string, PolicyReport>>;
}

/** Runs the policies over `seeds` seeds, from `firstSeed` on; `against` names the policy that differences are taken from. */
export function compare(
  scenario: Scenario,
  policies: readonly SimulatedPolicy[],
  seeds: number,
  against?: string,
  firstSeed = 1,
): Comparison {
  const numbers = Array.from({ length: seeds }, (_, index) => firstSeed + index);
  const runs = policies.map((policy) => ({
    name: policy.name,
    results: numbers.map((seed) => simulate(scenario, policy, seed)),
  }));
  const base = runs.find(({ name }) => name === against)?.results;
  return {
    reports: Object.fromEntries(runs.map(({ name, results }) => [name, reportOf(results)])),
    differences: Object.fromEntries(
      base
        ? runs
            .filter(({ name }) => name !== against)
            .map(({ name, results }) => [name, reportOf(results.map((r, i) => minus(r, base[i])))])
        : [],
    ),
  };
}

function reportOf(results: readonly RunResult[]): PolicyReport {
  const [first] = results;
  if (!first) throw new Error('There are no runs to report on.');
  const figures = Object.keys(first) as (keyof RunResult)[];
  return Object.fromEntries(
    figures.map((figure) => [figure, estimateOf(results.map((result) => result[figure]))]),
  ) as unknown as PolicyReport;
}

/** Figure by figure: both met the same customers, so what these did by chance falls out. */
function minus(result: RunResult, base: RunResult | undefined): RunResult {
  if (!base) throw new Error('A seed is missing from the policy compared with.');
  const figures = Object.keys(result) as (keyof RunResult)[];
  return Object.fromEntries(
    figures.map((figure) => [figure, result[figure] - base[figure]]),
  ) as unknown as RunResult;
}
