import { waitedSeconds } from './eligibility.ts';
import type { Escalation } from './escalation.ts';

/** Weights of the score's terms; each term lies in 0 to 1. */
export interface RoutingWeights {
  readonly skill: number;
  readonly load: number;
  readonly rating: number;
  /** The agent who served this customer last time. */
  readonly sameAgent: number;
  /** The agent speaks the customer's language. */
  readonly language: number;
  /** Time since the agent was last given something; absent: 0. */
  readonly idle?: number;
}

/**
 * What an agent with room takes from the line: `first`, the first; `skilled`, the first that they have
 * the level for; `ageAndFit`, where age × fit is greatest.
 */
export type Taking = 'first' | 'skilled' | 'ageAndFit';

/** What both routing decisions go by; data, so that a queue can be given another. */
export interface RoutingPolicy {
  readonly weights: RoutingWeights;
  /** Skill level, 0 to 1, that an agent needs until the requirement relaxes. */
  readonly requiredLevel: number;
  /** Seconds in line after which agents below the required level become eligible. */
  readonly relaxSeconds: number;
  /** Seconds for which an agent who declined or missed an escalation is passed over for it. */
  readonly passOverSeconds: number;
  /** What agents with room take; absent: `skilled`. */
  readonly taking?: Taking;
  /** Seconds in line after which the oldest goes first, whatever the fit; absent: no such end. */
  readonly starveSeconds?: number;
  /** Seconds in line during which the agent of last time has their bonus; absent: for ever. */
  readonly sameAgentSeconds?: number;
  /** What holds with all slots taken; from the quiet policy it is reached in a straight line. */
  readonly busy?: {
    /** The share of taken slots, 0 to 1, from which the policy begins to move; below 1. */
    readonly from: number;
    readonly relaxSeconds: number;
    /** Absent: the weights stay. */
    readonly weights?: RoutingWeights;
  };
}

/** What of a policy moves with the load. */
export type Settled = Pick<RoutingPolicy, 'weights' | 'relaxSeconds'>;

/** Steps in which a policy moves: as many sets of weights are compared at most. */
const STEPS = 4;

/** Which step of its move the policy is at, 0 (quiet) to 4 (all slots taken), by the share of taken slots. */
export function stepAt({ busy }: RoutingPolicy, occupancy: number): number {
  if (!busy) return 0;
  const share = (occupancy - busy.from) / (1 - busy.from);
  return Math.round(STEPS * Math.min(1, Math.max(0, share)));
}

/** The weights and the hold at a step of the policy's move. */
export function settledAt(policy: RoutingPolicy, step: number): Settled {
  const { busy, weights } = policy;
  if (!busy || step === 0) return policy;
  const between = (quiet = 0, full = 0) => quiet + ((full - quiet) * step) / STEPS;
  const relaxSeconds = between(policy.relaxSeconds, busy.relaxSeconds);
  if (!busy.weights) return { relaxSeconds, weights };
  return {
    relaxSeconds,
    weights: {
      skill: between(weights.skill, busy.weights.skill),
      load: between(weights.load, busy.weights.load),
      rating: between(weights.rating, busy.weights.rating),
      sameAgent: between(weights.sameAgent, busy.weights.sameAgent),
      language: between(weights.language, busy.weights.language),
      idle: between(weights.idle, busy.weights.idle),
    },
  };
}

/** Whether the agent of last time still has their bonus. */
export function hasSameAgentBonus(
  { weights, sameAgentSeconds }: RoutingPolicy,
  escalation: Escalation,
  now: Date,
): boolean {
  if (weights.sameAgent <= 0) return false;
  return sameAgentSeconds === undefined || waitedSeconds(escalation, now) < sameAgentSeconds;
}
