import { occupancyOf } from '../../handoff/agent.ts';
import { isSkilledOnline } from '../../handoff/eligibility.ts';
import type { Agent, Escalation, Queue, Ranking } from '../../handoff/index.ts';
import { rankAgents } from '../../handoff/index.ts';
import { escalationFor } from '../../handoff/taking.ts';

/** All that routing knows, as plain lists. */
export interface RoutingView {
  readonly agents: readonly Agent[];
  /** Waiting escalations in the order of the line. */
  readonly line: readonly Escalation[];
  readonly queueOf: (escalation: Escalation) => Queue;
  /** Per escalation id, the agent who served its customer last time. */
  readonly lastAgents: ReadonlyMap<string, string>;
  readonly now: Date;
}

/** Decision one over all agents: filter and sort. */
export function rankAll(escalation: Escalation, view: RoutingView): Ranking {
  const { agents, now } = view;
  const queue = view.queueOf(escalation);
  return rankAgents(escalation, agents, {
    queue,
    occupancy: occupancyOf(agents, now),
    skilledOnline: isSkilledOnline(escalation, queue, agents, now),
    lastAgentId: view.lastAgents.get(escalation.id),
    now,
  });
}

/** Decision two over everybody in line. */
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

/** An assignment, and what decision one knew. */
export interface Match extends Ranking {
  readonly escalation: Escalation;
  readonly agent: Agent;
}

/**
 * The reference for `RoutingIndex.nextMatch`: the first in line for whom there is an agent calls one;
 * what that agent takes of the line goes to the best agent for it.
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
  const ranking = rankAll(escalation, view);
  const best = ranking.candidates[0];
  const agent = view.agents.find(({ id }) => id === best?.agentId);
  return best?.filteredBy === null && agent ? { ...ranking, escalation, agent } : undefined;
}
