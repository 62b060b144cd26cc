import type { Queue } from '../../handoff/index.ts';
import { DEFAULT_QUEUE } from '../../handoff/index.ts';
import { type Estimate, estimateOf } from '../simulation/intervals.ts';
import type { SimulatedPolicy } from '../simulation/policies.ts';
import { simulateIn } from '../simulation/simulation.ts';
import { FIGURES, type RunResult } from '../simulation/tally.ts';
import { type Learned, learnedFrom } from './learned.ts';
import { recordedWorld } from './recordedWorld.ts';
import { type Recording, servedIn, waitIn } from './recording.ts';

/** The figures of a replay. */
export type Figure = (typeof FIGURES)[number];
/** Each with its 95 % interval over the draws. */
export type Figures = Readonly<Record<Figure, Estimate>>;

/** What a period would have been under another policy of a queue. */
export interface WhatIf {
  /** What really happened, as far as it can be counted the same way. */
  readonly recorded: {
    readonly offered: number;
    readonly waitP50: number;
    readonly waitP95: number;
    readonly answeredIn20s: number;
    readonly abandoned: number;
  };
  /** Replayed under the policy that holds, and under the other. */
  readonly present: Figures;
  readonly changed: Figures;
  /** The other less the present, draw by draw: both had the same customers. */
  readonly differences: Figures;
  readonly learned: Learned;
  /** Agents who had a conversation in the period. */
  readonly agents: number;
  readonly draws: number;
}

/** Draws of what the records can't say; fewer of a large recording, so that it takes seconds. */
const MOST_DRAWS = 8;
const LEAST_DRAWS = 4;
const REPLAYED = 20_000;

/** Replays a recording under the queues as they are, and with one of them changed; throws when nobody was served. */
export function whatIf(
  recording: Recording,
  changed: Queue,
  draws = drawsFor(recording.escalations.length),
): WhatIf {
  const served = recording.escalations.flatMap((one) => servedIn(one) ?? []);
  if (served.length === 0)
    throw new Error('Nobody was served in this period: nothing can be replayed.');
  const learned = learnedFrom(recording);
  const present = policyOf('present', recording.queues);
  const others = recording.queues.filter(({ id }) => id !== changed.id);
  const other = policyOf('changed', [...others, changed]);
  const runs = Array.from({ length: draws }, (_, index) => {
    const world = () => recordedWorld(recording, learned, index + 1);
    return [simulateIn(world(), present), simulateIn(world(), other)] as const;
  });
  return {
    recorded: recordedFigures(recording),
    present: figuresOf(runs.map(([before]) => before)),
    changed: figuresOf(runs.map(([, after]) => after)),
    differences: figuresOf(runs.map(([before, after]) => minus(after, before))),
    learned,
    agents: new Set(served.map(({ agentId }) => agentId)).size,
    draws,
  };
}

function drawsFor(escalations: number): number {
  return Math.max(
    LEAST_DRAWS,
    Math.min(MOST_DRAWS, Math.floor(REPLAYED / Math.max(1, escalations))),
  );
}

function policyOf(name: string, queues: readonly Queue[]): SimulatedPolicy {
  const byId = new Map(queues.map((queue) => [queue.id, queue]));
  return { name, about: name, queue: byId.get(DEFAULT_QUEUE.id) ?? DEFAULT_QUEUE, queues: byId };
}

function recordedFigures({ escalations, to }: Recording): WhatIf['recorded'] {
  const waits = escalations.map((one) => waitIn(one, to));
  const sorted = Float64Array.from(waits.map(({ seconds }) => seconds)).sort();
  const offered = sorted.length;
  const quantile = (share: number) => sorted[Math.max(0, Math.ceil(share * offered) - 1)] ?? 0;
  const share = (count: number) => (offered > 0 ? count / offered : 0);
  return {
    offered,
    waitP50: quantile(0.5),
    waitP95: quantile(0.95),
    answeredIn20s: share(waits.filter(({ seconds, left }) => !left && seconds <= 20).length),
    abandoned: share(waits.filter(({ left }) => left).length),
  };
}

function figuresOf(results: readonly Pick<RunResult, Figure>[]): Figures {
  return Object.fromEntries(
    FIGURES.map((figure) => [figure, estimateOf(results.map((result) => result[figure]))]),
  ) as Record<Figure, Estimate>;
}

function minus(result: RunResult, base: RunResult): Pick<RunResult, Figure> {
  return Object.fromEntries(
    FIGURES.map((figure) => [figure, result[figure] - base[figure]]),
  ) as unknown as Pick<RunResult, Figure>;
}
