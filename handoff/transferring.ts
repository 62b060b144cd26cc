import type { Agent } from './agent.ts';
import { presenceAt } from './agent.ts';
import { HandoffError } from './error.ts';
import type { Queue } from './queue.ts';
import type { RequeueChanges } from './transitions.ts';

/** How long a transferred escalation waits for the agent it was meant for, in seconds. */
const RESERVATION_SECONDS = 60;

/** Where a transfer goes: an agent, or the line, maybe with other skills. */
export interface TransferTarget {
  readonly agentId?: string;
  readonly queueId?: string;
  readonly skills?: readonly string[];
  readonly note?: string;
}

/** What a requeue changes besides. */
export interface RequeueDetails {
  /** The queue that it goes to, if another. */
  readonly queue?: Queue | undefined;
  readonly changes?: RequeueChanges;
  readonly note?: string | undefined;
}

/** What a transfer changes; throws where it goes to nobody who could take it. */
export function transferDetails(
  fromAgentId: string,
  { skills, note }: TransferTarget,
  { to, queue, now }: TransferParts,
): RequeueDetails {
  if (to?.id === fromAgentId) {
    throw new HandoffError('invalid', 'A transfer needs another agent than the owner');
  }
  if (to && presenceAt(to, now) !== 'online') {
    throw new HandoffError('agentUnavailable', `Agent ${to.id} is not online`);
  }
  const until = new Date(now.getTime() + RESERVATION_SECONDS * 1000);
  return {
    queue,
    changes: { ...(to && { reservedFor: { agentId: to.id, until } }), ...(skills && { skills }) },
    note,
  };
}

interface TransferParts {
  readonly to: Agent | undefined;
  readonly queue: Queue | undefined;
  readonly now: Date;
}
