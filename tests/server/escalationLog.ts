import type { EventAnswer } from '../../console/wire.ts';

type HandoffState = 'waiting' | 'assigned' | 'wrapUp' | 'closed';

/** An escalation as the event log tells its life. */
export interface LoggedEscalation {
  readonly id: string;
  readonly conversationId: string;
  readonly state: HandoffState;
  readonly agentId: string | null;
}

/** What may come after what. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  escalated: ['assigned', 'ended'],
  assigned: ['answered', 'requeued', 'ended'],
  answered: ['requeued', 'ended'],
  requeued: ['assigned', 'ended'],
  ended: ['closed'],
  closed: ['rated'],
};

const STATE: Readonly<Record<string, HandoffState>> = {
  escalated: 'waiting',
  assigned: 'assigned',
  answered: 'assigned',
  requeued: 'waiting',
  ended: 'wrapUp',
  closed: 'closed',
  rated: 'closed',
};

/** Follows the log: every escalation's last state, each agent's highest load, and steps that are no steps. */
export function replay(events: readonly EventAnswer[]): {
  readonly escalations: ReadonlyMap<string, LoggedEscalation>;
  readonly highestLoads: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
} {
  const escalations = new Map<string, LoggedEscalation>();
  const lastTypes = new Map<string, string>();
  const highestLoads = new Map<string, number>();
  const faults: string[] = [];
  for (const { event, cursor } of events) {
    if (!('escalationId' in event)) continue;
    const { escalationId: id, conversationId, type } = event;
    const last = lastTypes.get(id);
    const isStep = last === undefined ? type === 'escalated' : NEXT[last]?.includes(type);
    if (!isStep) faults.push(`${cursor}: ${type} after ${last} of ${id}`);
    lastTypes.set(id, type);
    const before = escalations.get(id)?.agentId ?? null;
    const agentId =
      type === 'requeued' || type === 'escalated'
        ? null
        : 'agentId' in event
          ? event.agentId
          : before;
    escalations.set(id, { id, conversationId, agentId, state: STATE[type] ?? 'closed' });
    if (type !== 'assigned') continue;
    const load = [...escalations.values()].filter(
      (one) => one.agentId === agentId && (one.state === 'assigned' || one.state === 'wrapUp'),
    ).length;
    const agent = event.agentId;
    highestLoads.set(agent, Math.max(load, highestLoads.get(agent) ?? 0));
  }
  return { escalations, highestLoads, faults };
}
