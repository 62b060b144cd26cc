import { clocked } from './clocks.ts';
import type { Escalation } from './escalation.ts';
import { serviceOf } from './escalation.ts';
import type { Queue } from './queue.ts';
import { agentSpoke, customerWaits } from './service.ts';
import type { Change } from './store.ts';
import type { Held } from './transitions.ts';

/** The agent spoke: the customer has the word. Their first answer since the assignment is an event. */
export function answered({ escalation, agent, queue }: Held, now: Date): Change {
  const service = agentSpoke(serviceOf(escalation), now);
  const after = {
    ...escalation,
    acceptedAt: escalation.acceptedAt ?? now,
    answeredAt: escalation.answeredAt ?? now,
    service,
  };
  const isFirst = escalation.answeredAt === null;
  const { id: escalationId, conversationId } = escalation;
  return {
    escalation: clocked(after, queue),
    ...(agent.misses && { agent: { ...agent, misses: 0 } }),
    ...(isFirst && {
      events: [{ type: 'answered', conversationId, escalationId, agentId: agent.id }],
    }),
  };
}

/** The customer spoke to their agent; undefined when they waited for an answer already. */
export function asked(escalation: Escalation, queue: Queue, now: Date): Escalation | undefined {
  const before = serviceOf(escalation);
  const service = customerWaits(before, queue.hours ?? null, now);
  return service === before ? undefined : clocked({ ...escalation, service }, queue);
}
