import type { Agent, RatingTotals } from './agent.ts';
import { totalCapacity } from './agent.ts';
import type { ScoreTerms } from './decision.ts';
import type { Escalation } from './escalation.ts';
import type { RoutingWeights } from './queue.ts';

/** How many ratings of the prior's mean a new agent starts with. */
const PRIOR_RATINGS = 5;
/** The prior's mean, 1 to 5: the usual mean of satisfaction surveys' answers. */
const PRIOR_MEAN = 4;

/** Σ weight × term, in 0 to the sum of the weights. */
export function scoreOf(terms: ScoreTerms, weights: RoutingWeights): number {
  return (
    weights.skill * terms.skill +
    weights.load * terms.load +
    weights.rating * terms.rating +
    weights.sameAgent * terms.sameAgent +
    weights.language * terms.language
  );
}

/** The score's terms of an agent for an escalation; `lastAgentId` served this customer last time. */
export function termsOf(agent: Agent, escalation: Escalation, lastAgentId?: string): ScoreTerms {
  return {
    skill: skillLevel(agent, escalation.skills),
    load: freeShare(agent),
    rating: ratingTerm(agent.rating),
    sameAgent: agent.id === lastAgentId ? 1 : 0,
    language: agent.languages.includes(escalation.language) ? 1 : 0,
  };
}

/** The lowest level among the skills asked for; a missing one is 0; 1 when none is asked for. */
export function skillLevel(agent: Agent, skills: readonly string[]): number {
  return Math.min(1, ...skills.map((skill) => agent.skills[skill] ?? 0));
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
