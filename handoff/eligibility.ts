import type { Agent } from './agent.ts';
import { hasRoom, presenceAt } from './agent.ts';
import type { Decision, Filter } from './decision.ts';
import type { Escalation } from './escalation.ts';
import type { RoutingPolicy } from './policy.ts';
import { skillLevel } from './scoring.ts';

/** Why an agent can't have an escalation now, or null when they can. */
export function filterOf(
  agent: Agent,
  escalation: Escalation,
  policy: RoutingPolicy,
  relaxed: boolean,
  now: Date,
): Filter | null {
  const presence = presenceAt(agent, now);
  if (presence !== 'online') return presence;
  if (!hasRoom(agent, escalation.channelId)) return 'full';
  const reserved = escalation.reservedFor;
  if (reserved && reserved.until > now) return reserved.agentId === agent.id ? null : 'reserved';
  if (isPassedOver(agent, escalation, policy, now)) return 'passedOver';
  if (!relaxed && !isSkilled(agent, escalation, policy)) return 'belowLevel';
  return null;
}

/** Whether agents below the required level are eligible: after a wait, or while nobody better is online. */
export function relaxationOf(
  escalation: Escalation,
  relaxSeconds: number,
  skilledOnline: boolean,
  now: Date,
): Decision['relaxed'] {
  if (escalation.skills.length === 0) return 'no';
  if (!skilledOnline) return 'nobodyWithSkill';
  return waitedSeconds(escalation, now) >= relaxSeconds ? 'waitedLongEnough' : 'no';
}

/** Whether somebody online has the required level and isn't passed over, with room or without. */
export function isSkilledOnline(
  escalation: Escalation,
  policy: RoutingPolicy,
  agents: readonly Agent[],
  now: Date,
): boolean {
  return agents.some(
    (agent) =>
      presenceAt(agent, now) === 'online' &&
      isSkilled(agent, escalation, policy) &&
      !isPassedOver(agent, escalation, policy, now),
  );
}

/** Whether the agent has the level that the queue requires. */
export function isSkilled(
  agent: Agent,
  { skills }: Pick<Escalation, 'skills'>,
  { requiredLevel }: RoutingPolicy,
): boolean {
  return skillLevel(agent, skills) >= requiredLevel;
}

/** Whether the agent declined or missed the escalation a short while ago. */
export function isPassedOver(
  agent: Agent,
  escalation: Escalation,
  { passOverSeconds }: RoutingPolicy,
  now: Date,
): boolean {
  return escalation.passedOver.some(
    (passed) =>
      passed.agentId === agent.id && now.getTime() - passed.at.getTime() < passOverSeconds * 1000,
  );
}

/** Whether it has waited to the queue's end for such: the oldest of these goes first, whatever the fit. */
export function isStarving(
  escalation: Escalation,
  { starveSeconds = Number.POSITIVE_INFINITY }: RoutingPolicy,
  now: Date,
): boolean {
  return waitedSeconds(escalation, now) >= starveSeconds;
}

/** Seconds since the escalation began to wait. */
export function waitedSeconds(escalation: Escalation, now: Date): number {
  return Math.max(0, (now.getTime() - escalation.queuedAt.getTime()) / 1000);
}
