import type { Agent, Escalation, Queue } from '../../handoff/index.ts';

/** What really happened in a period: all of it that a replay needs. */
export interface Recording {
  readonly from: Date;
  readonly to: Date;
  /** Those that began to wait within the period, of all queues. */
  readonly escalations: readonly Escalation[];
  /** As they are now. */
  readonly agents: readonly Agent[];
  readonly queues: readonly Queue[];
}

/** How one that was recorded went. */
export interface Served {
  readonly agentId: string;
  /** With the agent, until the customer's matter was closed. */
  readonly seconds: number;
}

/** Somebody who had an agent to the end; undefined for the others. */
export function servedIn({ agentId, assignedAt, resolvedAt }: Escalation): Served | undefined {
  if (agentId === null || !assignedAt || !resolvedAt) return undefined;
  return { agentId, seconds: Math.max(1, (resolvedAt.getTime() - assignedAt.getTime()) / 1000) };
}

/** How long one was in line, in seconds, and whether its customer left; what is still open is counted up to `to`. */
export function waitIn(
  { queuedAt, assignedAt, resolvedAt, closedAt }: Escalation,
  to: Date,
): { readonly seconds: number; readonly left: boolean } {
  const end = assignedAt ?? resolvedAt ?? closedAt;
  const seconds = Math.max(0, ((end ?? to).getTime() - queuedAt.getTime()) / 1000);
  return { seconds, left: !assignedAt && end !== null };
}
