import type { Agent } from './agent.ts';
import type { Candidate, Decision, Filter } from './decision.ts';
import { filterOf, relaxationOf } from './eligibility.ts';
import type { Escalation } from './escalation.ts';
import type { RoutingWeights } from './policy.ts';
import { hasSameAgentBonus, settledAt, stepAt } from './policy.ts';
import type { Queue } from './queue.ts';
import { longestRest, scoreOf, termsOf } from './scoring.ts';

/** Candidates kept in a decision's record. */
export const RECORDED_CANDIDATES = 50;

/** What ranking knows besides the escalation and the agents. */
export interface RankingFacts {
  readonly queue: Queue;
  /** The share of all online agents' slots that is taken, 0 to 1. */
  readonly occupancy: number;
  /** Whether somebody online has the required level; see `isSkilledOnline`. */
  readonly skilledOnline: boolean;
  /** The agent who served the customer last time. */
  readonly lastAgentId: string | undefined;
  readonly now: Date;
}

/** The agents for an escalation, best first, and what was decided on. */
export interface Ranking {
  readonly candidates: readonly Candidate[];
  readonly relaxed: Decision['relaxed'];
  /** As they are at the present load. */
  readonly weights: RoutingWeights;
  readonly relaxSeconds: number;
  /** How many agents could have it, and how many could not, by reason. */
  readonly eligible: number;
  readonly filtered: Readonly<Partial<Record<Filter, number>>>;
}

/** Decision one, which agent for a conversation: these agents with their scores, the eligible first, best first. */
export function rankAgents(
  escalation: Escalation,
  agents: readonly Agent[],
  { queue, occupancy, skilledOnline, lastAgentId, now }: RankingFacts,
): Ranking {
  const { weights, relaxSeconds } = settledAt(queue, stepAt(queue, occupancy));
  const relaxed = relaxationOf(escalation, relaxSeconds, skilledOnline, now);
  const returning = hasSameAgentBonus(queue, escalation, now) ? lastAgentId : undefined;
  const ranked = agents.map((agent) => {
    const terms = termsOf(agent, escalation, now, returning);
    const filteredBy = filterOf(agent, escalation, queue, relaxed !== 'no', now);
    return { agent, agentId: agent.id, filteredBy, terms, score: scoreOf(terms, weights) };
  });
  ranked.sort(
    (one, other) => byEligibilityAndScore(one, other) || longestRest(one.agent, other.agent),
  );
  const filtered: Partial<Record<Filter, number>> = {};
  for (const { filteredBy } of ranked) {
    if (filteredBy) filtered[filteredBy] = (filtered[filteredBy] ?? 0) + 1;
  }
  return {
    candidates: ranked.map(({ agent: _, ...candidate }) => candidate),
    relaxed,
    weights,
    relaxSeconds,
    eligible: ranked.filter(({ filteredBy }) => filteredBy === null).length,
    filtered,
  };
}

/** The record of a decision. */
export function decisionOf(
  id: string,
  escalation: Escalation,
  { candidates, ...ranking }: Ranking,
  chosen: Pick<Decision, 'kind' | 'outcome' | 'agentId' | 'at' | 'starving'>,
): Decision {
  return {
    id,
    conversationId: escalation.conversationId,
    escalationId: escalation.id,
    queueId: escalation.queueId,
    ...chosen,
    ...ranking,
    skills: escalation.skills,
    priority: escalation.priority,
    queuedAt: escalation.queuedAt,
    candidates: candidates.slice(0, RECORDED_CANDIDATES),
  };
}

/** The eligible first, then by score. */
function byEligibilityAndScore(one: Candidate, other: Candidate): number {
  const eligible = Number(other.filteredBy === null) - Number(one.filteredBy === null);
  return eligible || other.score - one.score;
}
