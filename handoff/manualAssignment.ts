import type { Agent } from './agent.ts';
import { occupancyOf } from './agent.ts';
import { botMessage } from './botMessage.ts';
import type { Conversation } from './conversation.ts';
import { isSkilledOnline } from './eligibility.ts';
import type { Escalation } from './escalation.ts';
import type { Queue } from './queue.ts';
import { decisionOf, rankAgents } from './routing.ts';
import { withMessages } from './shownEvents.ts';
import type { Change } from './store.ts';
import { assigned, escalated, requeued, type Transition } from './transitions.ts';

/** What goes with an assignment by hand. */
export interface ManualAssignment {
  readonly queue: Queue;
  /** Who has it until now, where a supervisor takes it over. */
  readonly former: Agent | undefined;
  /** Beyond the agent's capacity, by a supervisor. */
  readonly forced: boolean;
  /** What the customer hears. */
  readonly text: string;
  readonly decisionId: string;
  readonly now: Date;
}

/**
 * A person took the conversation: from the line; from the bot, which escalates it first; or from another
 * agent, from whom it goes back in line for no time at all.
 */
export function manualAssignment(
  conversation: Conversation,
  open: Escalation | undefined,
  agent: Agent,
  { queue, former, forced, text, decisionId, now }: ManualAssignment,
): Required<Transition> & Change {
  const first = open
    ? former && requeued({ conversation, escalation: open, agent: former, queue }, 'takenOver', now)
    : escalated(conversation, { reason: 'agent' }, queue, now);
  const escalation = first?.escalation ?? open;
  if (!escalation) throw new Error(`Conversation ${conversation.id} lost its escalation`);
  const before = first?.conversation ?? conversation;
  const by = forced ? 'forced' : 'claimed';
  const transition = assigned(before, escalation, agent, queue, by, now);
  const ranking = rankAgents(escalation, [agent], {
    queue,
    occupancy: occupancyOf([agent], now),
    skilledOnline: isSkilledOnline(escalation, queue, [agent], now),
    lastAgentId: undefined,
    now,
  });
  return {
    ...withMessages(transition, {
      before: first?.messages.items ?? [],
      after: [botMessage(transition.conversation, text, now)],
    }),
    ...(first?.agent && { formerAgent: first.agent }),
    events: [...(first?.events ?? []), ...transition.events],
    decision: decisionOf(decisionId, escalation, ranking, {
      ...{ kind: 'manual', outcome: 'assigned', agentId: agent.id, at: now },
    }),
  };
}
