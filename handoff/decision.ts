import type { RoutingWeights } from './policy.ts';

/** Why an agent was not a candidate. */
export type Filter = 'offline' | 'away' | 'full' | 'belowLevel' | 'passedOver' | 'reserved';

/** The score's terms, each 0 to 1. */
export interface ScoreTerms {
  readonly skill: number;
  readonly load: number;
  readonly rating: number;
  readonly sameAgent: number;
  readonly language: number;
  /** Absent in records from before it was one. */
  readonly idle?: number;
}

/** One agent as a routing decision saw them. */
export interface Candidate {
  readonly agentId: string;
  readonly filteredBy: Filter | null;
  readonly terms: ScoreTerms;
  /** Σ weight × term. */
  readonly score: number;
}

/** The record of one routing decision: enough to answer "why this agent?" and to replay it. */
export interface Decision {
  readonly id: string;
  readonly conversationId: string;
  readonly escalationId: string;
  readonly at: Date;
  /** `arrival`: which agent for a conversation; `freed`: which conversation for an agent; `manual`: a person chose. */
  readonly kind: 'arrival' | 'freed' | 'manual';
  readonly outcome: 'assigned' | 'queued';
  readonly agentId: string | null;
  /** Whether agents below the required level were eligible, and why. */
  readonly relaxed: 'no' | 'waitedLongEnough' | 'nobodyWithSkill';
  readonly skills: readonly string[];
  readonly priority: number;
  readonly queuedAt: Date;
  readonly weights: RoutingWeights;
  /** The line it stood in; absent in records from before it was kept. */
  readonly queueId?: string;
  /** Seconds in line after which lower levels were let in, at the load of then. */
  readonly relaxSeconds?: number;
  /** It had waited to the queue's end for such, so that it went first; absent: no. */
  readonly starving?: true;
  /** How many agents could have it; absent in records from before it was kept. */
  readonly eligible?: number;
  /** How many could not, by reason; absent in records from before it was kept. */
  readonly filtered?: Readonly<Partial<Record<Filter, number>>>;
  /** Best first; those filtered out last. At most 50 are kept: of many agents the best, and who matters besides. */
  readonly candidates: readonly Candidate[];
}
