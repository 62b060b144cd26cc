import type { Queue } from '../../handoff/index.ts';
import { DEFAULT_QUEUE } from '../../handoff/index.ts';

/** How a baseline chooses among the agents with room, without the product's score. */
export type Chooser = 'random' | 'roundRobin' | 'leastLoaded' | 'longestIdle';

/** A policy that a simulation can run. */
export interface SimulatedPolicy {
  readonly name: string;
  readonly about: string;
  /** What the product's rules go by. */
  readonly queue: Queue;
  /** Queues with a policy of their own, by id; absent: one policy for all. */
  readonly queues?: ReadonlyMap<string, Queue>;
  /** Baselines only: decision one by another rule. */
  readonly chooser?: Chooser;
}

/** The queue that an escalation is in. */
export function queueIn(policy: SimulatedPolicy, queueId: string): Queue {
  return policy.queues?.get(queueId) ?? policy.queue;
}

/** Anybody with room, and the line first come, first served. */
const FIRST_COME: Queue = {
  ...{ id: 'first-come', version: 0, name: 'First come', taking: 'first', requiredLevel: 0 },
  weights: { skill: 0.4, load: 0.3, rating: 0.3, sameAgent: 0, language: 0 },
  ...{ relaxSeconds: 0, passOverSeconds: 120, answerSeconds: 60, wrapUpSeconds: 0 },
};

/** All policies, the baselines first. */
export const POLICIES: readonly SimulatedPolicy[] = [
  {
    name: 'random',
    about: 'any agent with room, by chance; first come, first served',
    queue: FIRST_COME,
    chooser: 'random',
  },
  {
    name: 'round-robin',
    about: 'the next agent with room in turn; first come, first served',
    queue: FIRST_COME,
    chooser: 'roundRobin',
  },
  {
    name: 'least-loaded',
    about: 'the agent with the fewest conversations; first come, first served',
    queue: FIRST_COME,
    chooser: 'leastLoaded',
  },
  {
    name: 'longest-idle',
    about: 'the agent whose last assignment is longest ago; first come, first served',
    queue: FIRST_COME,
    chooser: 'longestIdle',
  },
  {
    name: 'filter-sort-fifo',
    about:
      'everybody with room, sorted by .4 skill + .3 load + .3 rating; first come, first served',
    queue: FIRST_COME,
  },
  { name: 'default', about: 'what ships', queue: DEFAULT_QUEUE },
];

/** The policy with that name; throws when there is none. */
export function policyNamed(name: string): SimulatedPolicy {
  const found = POLICIES.find((policy) => policy.name === name);
  if (found) return found;
  const known = POLICIES.map((policy) => policy.name).join(', ');
  throw new Error(`No policy is called ${name}; there are ${known}.`);
}
