import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { frontierPlot, policiesPlot, waitsPlot } from '../plots/plots.ts';
import {
  calibrationBySize,
  calibrationCurve,
  calibrationOf,
  type ToldWait,
} from '../waits/calibration.ts';
import { simulatedWaits } from '../waits/simulatedWaits.ts';
import { compare, type PolicyReport } from './compare.ts';
import { frontierPolicies } from './frontier.ts';
import { POLICIES, type SimulatedPolicy } from './policies.ts';
import { policyOf } from './policyFile.ts';
import { readScenario, type Scenario } from './scenario.ts';
import { FIGURES } from './tally.ts';
import { LINES, validate } from './validation.ts';

const USAGE = `Usage:
  simulate --scenario FILE --policy NAME [--policy NAME …] --seeds N [--first-seed N] [--against NAME]
  simulate --scenario FILE --frontier --seeds N [--first-seed N]
  simulate --scenario FILE --policy NAME --waits --seeds N [--first-seed N]
  simulate --plot frontier|waits|day --results FILE [--results FILE …]
  simulate --policy list
  simulate --erlang
A policy is a name, or a JSON file with what differs from the default (insights/policies).
Prints one JSON object: per policy its figures, each {"mean","low","high"} (95 % interval over seeds).
Seeds are 1 to N, or N from --first-seed on.
--frontier runs the default with the rating's weight at 0 to .3 and idle time's at 0 to 2.5.
--waits tells customers in line how long it takes, and how that came true.
--plot draws results of earlier runs as SVG.
--against adds "differences": seed by seed, how far each policy is above that one.
--erlang holds the simulator against Erlang C and Erlang A; simulated ÷ theoretical.`;

/** Contacts for each line that is held against theory. */
const ERLANG_CONTACTS = 2_000_000;

try {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string' },
      policy: { type: 'string', multiple: true, default: [] },
      frontier: { type: 'boolean', default: false },
      waits: { type: 'boolean', default: false },
      plot: { type: 'string' },
      results: { type: 'string', multiple: true, default: [] },
      seeds: { type: 'string', default: '8' },
      'first-seed': { type: 'string', default: '1' },
      against: { type: 'string' },
      erlang: { type: 'boolean', default: false },
    },
  });
  process.stdout.write(values.plot ? plotOf(values) : `${JSON.stringify(resultOf(values))}\n`);
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}

interface Options {
  readonly scenario?: string;
  readonly policy: readonly string[];
  readonly frontier: boolean;
  readonly waits: boolean;
  readonly plot?: string;
  readonly results: readonly string[];
  readonly seeds: string;
  readonly 'first-seed': string;
  readonly against?: string;
  readonly erlang: boolean;
}

function resultOf(options: Options): unknown {
  const { scenario, policy, seeds, against, erlang, frontier } = options;
  if (erlang) return LINES.map((line) => validate(line, ERLANG_CONTACTS, 1));
  if (policy.includes('list')) return POLICIES.map(({ name }) => name);
  if (scenario === undefined) throw new Error('--scenario FILE is needed.');
  if (policy.length === 0 && !frontier) throw new Error('At least one --policy NAME is needed.');
  const count = Number(seeds);
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw new Error(`--seeds is not a whole number from 1 to 1000: ${seeds}`);
  }
  const firstSeed = Number(options['first-seed']);
  if (!Number.isInteger(firstSeed) || firstSeed < 1) {
    throw new Error(`--first-seed is not a whole number above 0: ${options['first-seed']}`);
  }
  if (options.waits) {
    return Object.fromEntries(
      policy
        .map(policyOf)
        .map((one) => [one.name, waitsOf(scenarioIn(scenario), one, count, firstSeed)]),
    );
  }
  const base = against === undefined ? undefined : policyOf(against);
  const asked = [...policy.map(policyOf), ...(frontier ? frontierPolicies() : [])].filter(
    ({ name }) => name !== base?.name,
  );
  const policies = base ? [base, ...asked] : asked;
  const { reports, differences } = compare(
    scenarioIn(scenario),
    policies,
    count,
    base?.name,
    firstSeed,
  );
  return against === undefined
    ? rounded(reports)
    : { ...rounded(reports), differences: rounded(differences) };
}

/** The estimates of all seeds, judged together. */
function waitsOf(scenario: Scenario, policy: SimulatedPolicy, seeds: number, firstSeed: number) {
  const runs = Array.from({ length: seeds }, (_, index) =>
    simulatedWaits(scenario, policy, firstSeed + index),
  );
  const judged = (told: readonly ToldWait[]) => ({
    total: calibrationOf(told),
    bySize: calibrationBySize(told),
    curve: calibrationCurve(told),
  });
  return {
    estimates: judged(runs.flatMap(({ estimates }) => estimates)),
    plain: judged(runs.flatMap(({ plain }) => plain)),
  };
}

function plotOf({ plot, results }: Options): string {
  const read = results.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  if (read.length === 0) throw new Error('--results FILE is needed.');
  if (plot === 'frontier') return frontierPlot(Object.assign({}, ...read));
  if (plot === 'waits') return waitsPlot(Object.values(Object.assign({}, ...read))[0] as never);
  if (plot === 'day') return policiesPlot(Object.assign({}, ...read));
  throw new Error(`--plot is frontier, waits or day, not ${plot}.`);
}

function scenarioIn(file: string): Scenario {
  try {
    return readScenario(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file}: ${messageOf(cause)}`, { cause });
  }
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

function rounded(reports: Readonly<Record<string, PolicyReport>>): object {
  const short = (value: number) => Number(value.toFixed(4));
  return Object.fromEntries(
    Object.entries(reports).map(([name, report]) => [
      name,
      Object.fromEntries(
        FIGURES.map((figure) => {
          const { mean, low, high } = report[figure];
          return [figure, { mean: short(mean), low: short(low), high: short(high) }];
        }),
      ),
    ]),
  );
}
