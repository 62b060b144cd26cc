import type { LoggedEvent, Records } from '../records.ts';

/** An escalation with an agent, from `assigned` until it left their hands. */
export interface Assignment {
  readonly escalationId: string;
  readonly conversationId: string;
  readonly agentId: string;
  readonly by: string;
  readonly assigned: LoggedEvent;
  /** `answered`, if the agent did. */
  readonly answered: LoggedEvent | undefined;
  /** `requeued` or `ended`; absent: still assigned. */
  readonly over: LoggedEvent | undefined;
}

/** All assignments in the order of the log. */
export function assignmentsOf(records: Records): readonly Assignment[] {
  const open = new Map<string, Assignment>();
  const all: Assignment[] = [];
  const close = (id: string) => {
    const one = open.get(id);
    if (one) all.push(one);
    open.delete(id);
  };
  for (const logged of records.log) {
    const { type, escalationId = '', conversationId = '', agentId, by = '' } = logged.event;
    const current = open.get(escalationId);
    if (type === 'assigned') {
      close(escalationId);
      const rest = { by, assigned: logged, answered: undefined, over: undefined };
      open.set(escalationId, { escalationId, conversationId, agentId: agentId ?? '', ...rest });
    } else if (type === 'answered' && current) {
      open.set(escalationId, { ...current, answered: logged });
    } else if ((type === 'requeued' || type === 'ended') && current) {
      open.set(escalationId, { ...current, over: logged });
      close(escalationId);
    }
  }
  return [...all, ...open.values()].sort((a, b) => a.assigned.at - b.assigned.at);
}
