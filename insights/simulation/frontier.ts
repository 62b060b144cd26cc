import { DEFAULT_QUEUE } from '../../handoff/index.ts';
import type { SimulatedPolicy } from './policies.ts';

/** What ratings and idle time may count on the frontier of fairness against resolution. */
export const FRONTIER = { rating: [0, 0.1, 0.2, 0.3], idle: [0, 0.6, 1.2, 2, 2.5] } as const;

/** The default with each pair of these weights. */
export function frontierPolicies(): readonly SimulatedPolicy[] {
  return FRONTIER.rating.flatMap((rating) =>
    FRONTIER.idle.map((idle) => ({
      name: frontierName(rating, idle),
      about: `the default with rating at ${rating} and idle time at ${idle}`,
      queue: { ...DEFAULT_QUEUE, weights: { ...DEFAULT_QUEUE.weights, rating, idle } },
    })),
  );
}

/** The name of the policy with these weights. */
export function frontierName(rating: number, idle: number): string {
  return `rating ${rating}, idle ${idle}`;
}
