import type { BusinessHours } from './businessHours.ts';
import type { RoutingPolicy } from './policy.ts';
import type { SlaPolicy } from './service.ts';

/** A line of escalations with its routing policy and clocks. */
export interface Queue extends RoutingPolicy {
  readonly id: string;
  /** Grows with each write; 0 means not stored yet. */
  readonly version: number;
  readonly name: string;
  /** Seconds an agent has for the first answer before the escalation moves on (RONA). */
  readonly answerSeconds: number;
  /** Seconds that wrap-up holds the agent's slot after resolving; 0: none. */
  readonly wrapUpSeconds: number;
  /**
   * Seconds of a customer's silence after which they are asked whether they are still there, and again
   * until they are taken for gone, which frees the slot; 0 or absent: never.
   */
  readonly idleSeconds?: number;
  /** Misses in a row (RONA) after which an agent is set away; 0 or absent: never. */
  readonly missesToAway?: number;
  /** When there are agents; null or absent: at all times. */
  readonly hours?: BusinessHours | null;
  /** What is promised; null or absent: nothing. */
  readonly sla?: SlaPolicy | null;
}

/** The queue that an escalation goes to when it names none; docs/simulation.md tells why it has this policy. */
export const DEFAULT_QUEUE: Queue = {
  id: 'default',
  version: 0,
  name: 'Default',
  weights: { skill: 0.4, load: 0.3, rating: 0.3, sameAgent: 0, language: 0, idle: 2.5 },
  requiredLevel: 0.5,
  relaxSeconds: 30,
  busy: { from: 0.9, relaxSeconds: 300 },
  taking: 'ageAndFit',
  starveSeconds: 240,
  answerSeconds: 60,
  wrapUpSeconds: 0,
  passOverSeconds: 120,
  idleSeconds: 900,
  missesToAway: 2,
  hours: null,
  sla: null,
};
