import type { Agent, Conversation, Escalation, Queue } from '../../handoff/index.ts';
import { conversationIdOf, customerIdOf, DEFAULT_QUEUE } from '../../handoff/index.ts';

/** The instant at which tests begin. */
export const NOW = new Date('2026-11-22T08:00:00.000Z');

/** So many seconds after {@link NOW}. */
export function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

/** An agent who is online, idle and without skills. */
export function anAgent(changes: Partial<Agent> = {}): Agent {
  return {
    id: 'lin',
    version: 0,
    name: 'Lin',
    skills: {},
    languages: ['zh', 'en'],
    capacity: 3,
    presence: 'online',
    presenceUntil: later(3600),
    holds: [],
    rating: { count: 0, sum: 0 },
    ...changes,
  };
}

/** Slots that are taken. */
export function holding(count: number): Agent['holds'] {
  return Array.from({ length: count }, (_, index) => ({
    escalationId: `held-${index}`,
    channelId: 'directline',
  }));
}

/** An escalation that waits since {@link NOW}. */
export function anEscalation(changes: Partial<Escalation> = {}): Escalation {
  return {
    id: 'escalation-1',
    version: 1,
    conversationId: 'conversation-1',
    queueId: DEFAULT_QUEUE.id,
    channelId: 'directline',
    language: 'en',
    state: 'waiting',
    reason: 'customerAsked',
    skills: [],
    priority: 0,
    message: null,
    queuedAt: NOW,
    agentId: null,
    assignedAt: null,
    answeredAt: null,
    resolvedAt: null,
    closedAt: null,
    outcome: null,
    disposition: null,
    summary: null,
    rating: null,
    passedOver: [],
    reservedFor: null,
    placeTold: null,
    dueAt: null,
    ...changes,
  };
}

/** A conversation of the bot's on the local Direct Line. */
export function aConversation(changes: Partial<Conversation> = {}): Conversation {
  const key = { channelId: 'directline', conversationId: 'd1', userId: 'ann' };
  return {
    id: conversationIdOf(key),
    version: 1,
    key,
    customerId: customerIdOf(key),
    customerName: null,
    language: 'en',
    state: 'bot',
    epoch: 0,
    escalationId: null,
    agentId: null,
    startedAt: NOW,
    reference: {},
    delivery: 'pull',
    dialogState: null,
    satisfaction: null,
    ...changes,
  };
}

/** The default queue, with changes. */
export function aQueue(changes: Partial<Queue> = {}): Queue {
  return { ...DEFAULT_QUEUE, ...changes };
}
