import type { Agent } from './agent.ts';
import { hasRoom, presenceAt } from './agent.ts';
import type { Candidate, Decision, Filter } from './decision.ts';
import type { Escalation } from './escalation.ts';
import type { Queue } from './queue.ts';
import { scoreOf, skillLevel, termsOf } from './scoring.ts';

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
}

/** Decision one, which agent for a conversation: all agents with their scores, the eligible first, best first. */
export function rankAgents(escalation: Escalation, view: RoutingView): Ranking {
  const queue = view.queueOf(escalation);
  const relaxed = relaxation(escalation, queue, view);
  const candidates = view.agents.map((agent): Candidate => {
    const terms = termsOf(agent, escalation, view.lastAgents.get(escalation.id));
    return {
      agentId: agent.id,
      filteredBy: filterOf(agent, escalation, queue, relaxed !== 'no', view.now),
      terms,
      score: scoreOf(terms, queue.weights),
    };
  });
  return { candidates: candidates.sort(byEligibilityAndScore), relaxed };
}

/**
 * Decision two, which waiting conversation for an agent with room: the first in line that they have
 * the skills for; without one, the first whose requirement has relaxed. What a freed agent takes
 * matters more than the weights (a simulation of a peaky day: 61 % against 44 % answered in 20 s).
 */
export function pickEscalation(agent: Agent, view: RoutingView): Escalation | undefined {
  const eligible = view.line.filter((escalation) => {
    const queue = view.queueOf(escalation);
    const relaxed = relaxation(escalation, queue, view) !== 'no';
    return filterOf(agent, escalation, queue, relaxed, view.now) === null;
  });
  const skilled = eligible.find(
    (escalation) => skillLevel(agent, escalation.skills) >= view.queueOf(escalation).requiredLevel,
  );
  return skilled ?? eligible[0];
}

/** An assignment that routing wants. */
export interface Match extends Ranking {
  readonly escalation: Escalation;
  readonly agent: Agent;
}

/**
 * The next assignment, or undefined when nobody waiting can be served: each agent with room picks
 * from the line, the pick that stands first in line goes to the best agent for it.
 */
export function nextMatch(view: RoutingView): Match | undefined {
  if (view.line.length === 0) return undefined;
  const picks = new Set(
    view.agents
      .filter((agent) => presenceAt(agent, view.now) === 'online')
      .map((agent) => pickEscalation(agent, view)),
  );
  const escalation = view.line.find((waiting) => picks.has(waiting));
  if (!escalation) return undefined;
  const ranking = rankAgents(escalation, view);
  const best = ranking.candidates[0];
  const agent = view.agents.find(({ id }) => id === best?.agentId);
  return best?.filteredBy === null && agent ? { ...ranking, escalation, agent } : undefined;
}

/** The record of a decision. */
export function decisionOf(
  id: string,
  escalation: Escalation,
  queue: Queue,
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
    weights: queue.weights,
    candidates: ranking.candidates.slice(0, RECORDED_CANDIDATES),
  };
}

/** Whether agents below the required level are eligible: after a wait, or while nobody better is online. */
function relaxation(
  escalation: Escalation,
  queue: Queue,
  { agents, now }: RoutingView,
): Decision['relaxed'] {
  if (escalation.skills.length === 0) return 'no';
  const skilledOnline = agents.some(
    (agent) =>
      presenceAt(agent, now) === 'online' &&
      skillLevel(agent, escalation.skills) >= queue.requiredLevel &&
      !isPassedOver(agent, escalation, queue, now),
  );
  if (!skilledOnline) return 'nobodyWithSkill';
  const waitedMs = now.getTime() - escalation.queuedAt.getTime();
  return waitedMs >= queue.relaxSeconds * 1000 ? 'waitedLongEnough' : 'no';
}

function filterOf(
  agent: Agent,
  escalation: Escalation,
  queue: Queue,
  relaxed: boolean,
  now: Date,
): Filter | null {
  const presence = presenceAt(agent, now);
  if (presence !== 'online') return presence;
  if (!hasRoom(agent, escalation.channelId)) return 'full';
  const reserved = escalation.reservedFor;
  if (reserved && reserved.until > now) return reserved.agentId === agent.id ? null : 'reserved';
  if (isPassedOver(agent, escalation, queue, now)) return 'passedOver';
  if (!relaxed && skillLevel(agent, escalation.skills) < queue.requiredLevel) return 'belowLevel';
  return null;
}

function isPassedOver(agent: Agent, escalation: Escalation, queue: Queue, now: Date): boolean {
  return escalation.passedOver.some(
    (passed) =>
      passed.agentId === agent.id &&
      now.getTime() - passed.at.getTime() < queue.passOverSeconds * 1000,
  );
}

/** Ties go by id, so that the same view always gives the same decision. */
function byEligibilityAndScore(a: Candidate, b: Candidate): number {
  const eligible = Number(b.filteredBy === null) - Number(a.filteredBy === null);
  return eligible || b.score - a.score || (a.agentId < b.agentId ? -1 : 1);
}
