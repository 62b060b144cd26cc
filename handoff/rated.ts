import type { Agent } from './agent.ts';
import type { Conversation } from './conversation.ts';
import type { Escalation } from './escalation.ts';
import type { HandoffEvent } from './events.ts';
import { shownEvents } from './shownEvents.ts';
import type { Transition } from './transitions.ts';

/** The customer has rated the agent, 1 to 5; an agent who is no more is not. */
export function rated(
  conversation: Conversation,
  escalation: Escalation,
  agent: Agent | undefined,
  rating: number,
  now: Date,
): Transition {
  const events: readonly HandoffEvent[] = agent
    ? [
        {
          type: 'rated',
          conversationId: conversation.id,
          escalationId: escalation.id,
          agentId: agent.id,
          rating,
        },
      ]
    : [];
  return {
    conversation: { ...conversation, satisfaction: null },
    escalation: { ...escalation, rating },
    ...(agent && {
      agent: {
        ...agent,
        rating: { count: agent.rating.count + 1, sum: agent.rating.sum + rating },
      },
    }),
    events,
    messages: shownEvents(conversation.id, events, now),
  };
}
