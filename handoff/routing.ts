import type { Agent } from './agent.ts';
import { occupancyOf } from './agent.ts';
import type { Candidate, Decision } from './decision.ts';
import { filterOf, isSkilledOnline, relaxationOf } from './eligibility.ts';
import type { Escalation } from './escalation.ts';
import type { RoutingWeights } from './policy.ts';
import { hasSameAgentBonus, settledAt, stepAt } from './policy.ts';
import type { Queue } from './queue.ts';
import { longestRest, scoreOf, termsOf } from './scoring.ts';
import { escalationFor } from './taking.ts';

/** Candidates kept in a decision's record. */
const RECORDED_CANDIDATES = 50;

/** What routing knows when it decides. */
export interface RoutingView {
  readonly agents: readonly Agent[];
  /** Waiting escalations in the order of the line. */
  readonly line: readonly Escalation[];
  readonly queueOf: (escalation: Escalation) => Queue;
  /** Per escalation id, the agent who served its customer last time. */
  readonly lastAgents: ReadonlyMap<string, string>;
  readonly now: Date;
}

/** The agents for an escalation, best first, and what was decided on. */
export interface Ranking {
  readonly candidates: readonly Candidate[];
  readonly relaxed: Decision['relaxed'];
  /** As they are at the present load. */
  readonly weights: RoutingWeights;
}

/** Decision one, which agent for a conversation: all agents with their scores, the eligible first, best first. */
export function rankAgents(escalation: Escalation, view: RoutingView): Ranking {
  const { agents, now } = view;
  const queue = view.queueOf(escalation);
  const { weights, relaxSeconds } = settledAt(queue, stepAt(queue, occupancyOf(agents, now)));
  const skilledOnline = isSkilledOnline(escalation, queue, agents, now);
  const relaxed = relaxationOf(escalation, relaxSeconds, skilledOnline, now);
  const lastAgentId = hasSameAgentBonus(queue, escalation, now)
    ? view.lastAgents.get(escalation.id)
    : undefined;
  const ranked = agents.map((agent) => {
    const terms = termsOf(agent, escalation, now, lastAgentId);
    const filteredBy = filterOf(agent, escalation, queue, relaxed !== 'no', now);
    return { agent, agentId: agent.id, filteredBy, terms, score: scoreOf(terms, weights) };
  });
  const candidates = ranked.sort(
    (one, other) => byEligibilityAndScore(one, other) || longestRest(one.agent, other.agent),
  );
  return { candidates: candidates.map(({ agent: _, ...rest }) => rest), relaxed, weights };
}

/**
 * Decision two: which waiting conversation an agent with room takes. What a freed agent takes matters
 * more than the weights (a simulation of a peaky day: 61 % against 44 % answered in 20 s).
 */
export function pickEscalation(agent: Agent, view: RoutingView): Escalation | undefined {
  const { agents, now } = view;
  return escalationFor(agent, view.line, {
    queueOf: view.queueOf,
    lastAgentOf: ({ id }) => view.lastAgents.get(id),
    isSkilledOnline: (escalation) =>
      isSkilledOnline(escalation, view.queueOf(escalation), agents, now),
    occupancy: occupancyOf(agents, now),
    now,
  });
}

/** An assignment that routing wants. */
export interface Match extends Ranking {
  readonly escalation: Escalation;
  readonly agent: Agent;
}

/**
 * The next assignment, or undefined when nobody waiting can be served: the first in line for whom there
 * is an agent calls one; what that agent takes of the line goes to the best agent for it.
 */
export function nextMatch(view: RoutingView): Match | undefined {
  for (const first of view.line) {
    const called = matchFor(first, view);
    if (!called) continue;
    const taken = pickEscalation(called.agent, view);
    return taken && taken !== first ? matchFor(taken, view) : called;
  }
  return undefined;
}

function matchFor(escalation: Escalation, view: RoutingView): Match | undefined {
  const ranking = rankAgents(escalation, view);
  const best = ranking.candidates[0];
  const agent = view.agents.find(({ id }) => id === best?.agentId);
  return best?.filteredBy === null && agent ? { ...ranking, escalation, agent } : undefined;
}

/** The record of a decision. */
export function decisionOf(
  id: string,
  escalation: Escalation,
  ranking: Ranking,
  chosen: Pick<Decision, 'kind' | 'outcome' | 'agentId' | 'at'>,
): Decision {
  return {
    id,
    conversationId: escalation.conversationId,
    escalationId: escalation.id,
    ...chosen,
    relaxed: ranking.relaxed,
    skills: escalation.skills,
    priority: escalation.priority,
    queuedAt: escalation.queuedAt,
    weights: ranking.weights,
    candidates: ranking.candidates.slice(0, RECORDED_CANDIDATES),
  };
}

/** The eligible first, then by score. */
function byEligibilityAndScore(one: Candidate, other: Candidate): number {
  const eligible = Number(other.filteredBy === null) - Number(one.filteredBy === null);
  return eligible || other.score - one.score;
}
