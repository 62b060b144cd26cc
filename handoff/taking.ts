import type { Agent } from './agent.ts';
import { filterOf, isSkilled, isStarving, relaxationOf, waitedSeconds } from './eligibility.ts';
import type { Escalation } from './escalation.ts';
import { hasSameAgentBonus, settledAt, stepAt } from './policy.ts';
import type { Queue } from './queue.ts';
import { skillLevel } from './scoring.ts';

/** Age with which everybody begins, in seconds: among those who have just come the fit decides. */
const HEAD_START_SECONDS = 60;
/** The fit of an agent without the skill: with ten times the age, somebody is theirs all the same. */
const LEAST_FIT = 0.1;

/** What decision two knows besides the agent and those who wait. */
export interface TakingFacts {
  readonly queueOf: (escalation: Escalation) => Queue;
  readonly lastAgentOf: (escalation: Escalation) => string | undefined;
  readonly isSkilledOnline: (escalation: Escalation) => boolean;
  /** The share of taken slots, 0 to 1. */
  readonly occupancy: number;
  readonly now: Date;
}

/** How much an escalation is what the agent should take next; compared field by field. */
interface Claim {
  readonly escalation: Escalation;
  /** Has waited past the queue's end for such: the oldest of these goes first. */
  readonly starving: boolean;
  readonly priority: number;
  readonly value: number;
}

/**
 * Decision two: which of the waiting the agent takes; undefined when they may have none of them. Who has
 * waited to the queue's end goes first, then goes the priority, then what the policy's `taking` says;
 * age × fit is the generalised cμ rule (Mandelbaum & Stolyar 2004) with the level for the rate of service.
 */
export function escalationFor(
  agent: Agent,
  waiting: Iterable<Escalation>,
  facts: TakingFacts,
): Escalation | undefined {
  let best: Claim | undefined;
  for (const escalation of waiting) {
    const queue = facts.queueOf(escalation);
    const skilled = isSkilled(agent, escalation, queue);
    const { relaxSeconds } = settledAt(queue, stepAt(queue, facts.occupancy));
    const relaxed =
      !skilled &&
      relaxationOf(escalation, relaxSeconds, facts.isSkilledOnline(escalation), facts.now) !== 'no';
    if (filterOf(agent, escalation, queue, relaxed, facts.now) !== null) continue;
    const claim = claimOf(agent, escalation, queue, skilled, facts);
    if (!best || goesFirst(claim, best)) best = claim;
  }
  return best?.escalation;
}

function claimOf(
  agent: Agent,
  escalation: Escalation,
  queue: Queue,
  skilled: boolean,
  { lastAgentOf, now }: TakingFacts,
): Claim {
  const waited = waitedSeconds(escalation, now);
  const { taking = 'skilled', weights } = queue;
  const isTheirs =
    lastAgentOf(escalation) === agent.id && hasSameAgentBonus(queue, escalation, now);
  const bonus = isTheirs ? weights.sameAgent : 0;
  const fit = Math.max(LEAST_FIT, skillLevel(agent, escalation.skills));
  const values = {
    first: 0,
    skilled: Number(skilled) + bonus,
    ageAndFit: (HEAD_START_SECONDS + waited) * (fit + bonus),
  };
  return {
    escalation,
    starving: isStarving(escalation, queue, now),
    priority: escalation.priority,
    value: values[taking],
  };
}

function goesFirst(one: Claim, other: Claim): boolean {
  if (one.starving !== other.starving) return one.starving;
  if (!one.starving) {
    if (one.priority !== other.priority) return one.priority > other.priority;
    if (one.value !== other.value) return one.value > other.value;
  }
  const age = one.escalation.queuedAt.getTime() - other.escalation.queuedAt.getTime();
  return age < 0 || (age === 0 && one.escalation.id < other.escalation.id);
}
