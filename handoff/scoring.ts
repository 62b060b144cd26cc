import type { Agent, RatingTotals } from './agent.ts';
import { totalCapacity } from './agent.ts';
import type { ScoreTerms } from './decision.ts';
import type { Escalation } from './escalation.ts';
import type { RoutingWeights } from './policy.ts';

/** How many ratings of the prior's mean a new agent starts with. */
const PRIOR_RATINGS = 5;
/** The prior's mean, 1 to 5: the usual mean of satisfaction surveys' answers. */
const PRIOR_MEAN = 4;
/** Idle time that counts in full, in seconds: about what a conversation takes from start to end, twice. */
export const IDLE_SECONDS = 1200;

/** Σ weight × term, in 0 to the sum of the weights. */
export function scoreOf(terms: ScoreTerms, weights: RoutingWeights): number {
  return (
    weights.skill * terms.skill +
    weights.load * terms.load +
    weights.rating * terms.rating +
    weights.sameAgent * terms.sameAgent +
    weights.language * terms.language +
    (weights.idle ?? 0) * (terms.idle ?? 0)
  );
}

/** The score's terms of an agent for an escalation; `lastAgentId` served this customer last time. */
export function termsOf(
  agent: Agent,
  escalation: Escalation,
  now: Date,
  lastAgentId?: string,
): ScoreTerms {
  return {
    skill: skillLevel(agent, escalation.skills),
    load: freeShare(agent),
    rating: ratingTerm(agent.rating),
    sameAgent: agent.id === lastAgentId ? 1 : 0,
    language: agent.languages.includes(escalation.language) ? 1 : 0,
    idle: idleTerm(agent, now),
  };
}

/** The lowest level among the skills asked for; a missing one is 0; 1 when none is asked for. */
export function skillLevel(agent: Agent, skills: readonly string[]): number {
  let lowest = 1;
  for (const skill of skills) lowest = Math.min(lowest, agent.skills[skill] ?? 0);
  return lowest;
}

/** The share of the agent's capacity that is free, 0 to 1. */
export function freeShare(agent: Agent): number {
  const capacity = totalCapacity(agent.capacity);
  return capacity > 0 ? Math.max(0, 1 - agent.holds.length / capacity) : 0;
}

/**
 * The Bayesian mean of the ratings, from 1–5 to 0–1: (C·m + Σ ratings) / (C + n), so that a new agent
 * is neither best nor worst. https://en.wikipedia.org/wiki/Bayesian_average
 */
export function ratingTerm({ count, sum }: RatingTotals): number {
  const mean = (PRIOR_RATINGS * PRIOR_MEAN + sum) / (PRIOR_RATINGS + count);
  return (mean - 1) / 4;
}

/** Seconds since the agent was last given something, as a share of {@link IDLE_SECONDS}, 0 to 1. */
export function idleTerm({ lastAssignedAt }: Agent, now: Date): number {
  if (!lastAssignedAt) return 1;
  const seconds = (now.getTime() - lastAssignedAt.getTime()) / 1000;
  return Math.min(1, Math.max(0, seconds / IDLE_SECONDS));
}

/** Sorts agents of equal scores: who was given something longest ago comes first, then goes the id. */
export function longestRest(agent: Agent, other: Agent): number {
  const since = (agent.lastAssignedAt?.getTime() ?? 0) - (other.lastAssignedAt?.getTime() ?? 0);
  return since || (agent.id < other.id ? -1 : 1);
}
