import type { Agent, Escalation, Queue } from '../../handoff/index.ts';
import { DEFAULT_QUEUE } from '../../handoff/index.ts';
import * as stored from '../contracts/records.ts';

/** The instant at which tests begin. */
export const NOW = new Date('2026-11-22T08:00:00.000Z');

/** So many seconds after {@link NOW}. */
export function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

/** An agent who is online, idle and without skills. */
export function anAgent(changes: Partial<Agent> = {}): Agent {
  const presenceUntil = later(3600);
  return stored.anAgent({ id: 'lin', name: 'Lin', skills: {}, presenceUntil, ...changes });
}

/** Slots that are taken. */
export function holding(count: number): Agent['holds'] {
  return Array.from({ length: count }, (_, index) => ({
    escalationId: `held-${index}`,
    channelId: 'directline',
  }));
}

/** An escalation of the local Direct Line that waits since {@link NOW} and needs no skill. */
export function anEscalation(changes: Partial<Escalation> = {}): Escalation {
  return stored.anEscalation({
    ...{ id: 'escalation-1', version: 1, channelId: 'directline', skills: [], queuedAt: NOW },
    ...changes,
  });
}

/** The default queue, with changes. */
export function aQueue(changes: Partial<Queue> = {}): Queue {
  return { ...DEFAULT_QUEUE, ...changes };
}
