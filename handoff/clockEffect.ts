import type { Agent } from './agent.ts';
import { presenceAt } from './agent.ts';
import { botMessage } from './botMessage.ts';
import { clocked, nextClock } from './clocks.ts';
import type { Escalation } from './escalation.ts';
import { isOffered, serviceOf } from './escalation.ts';
import type { HandoffEvent } from './events.ts';
import type { Queue } from './queue.ts';
import type { Records } from './records.ts';
import type { SlaMark } from './service.ts';
import { shownEvents } from './shownEvents.ts';
import type { Change } from './store.ts';
import { told } from './told.ts';
import type { Held } from './transitions.ts';
import { ended, requeued, wrappedUp } from './transitions.ts';
import type { Wording } from './wording.ts';

/**
 * What time alone does to an escalation at `now`: the effect of the clock that has struck, or of its
 * agent being gone; undefined when there is none.
 */
export async function clockEffect(
  escalation: Escalation,
  records: Records,
  wording: Wording,
  now: Date,
): Promise<Change | undefined> {
  if (escalation.state === 'closed') return undefined;
  const queue = await records.queue(escalation.queueId);
  const agent = escalation.agentId ? await records.agent(escalation.agentId) : undefined;
  const conversation = await records.conversation(escalation.conversationId);
  const held = agent && { conversation, escalation, agent, queue };
  if (held && escalation.state === 'assigned' && presenceAt(held.agent, now) === 'offline') {
    return backInLine(held, 'agentGone', wording, now);
  }
  const clock = nextClock(escalation, queue);
  if (!clock || clock.at > now) return rescheduled(escalation, queue, now);
  if (clock.kind === 'sla') return promiseStruck(escalation, queue, clock.mark, records, now);
  if (!held) throw new Error(`Escalation ${escalation.id} has no agent, yet ${clock.kind} struck`);
  switch (clock.kind) {
    case 'wrapUp':
      return wrappedUp(escalation, held.agent, now);
    case 'noAnswer':
      return missed(held, wording, now);
    case 'nudge':
      return nudged(held, wording, now);
    case 'abandon': {
      const gone = { outcome: 'abandoned' as const };
      const transition = ended(conversation, escalation, held.agent, queue, gone, now);
      return told(transition, wording, 'goneSilent', now);
    }
  }
}

/** The queue's settings have changed since the clock was set. */
function rescheduled(escalation: Escalation, queue: Queue, now: Date): Change | undefined {
  const isDue = escalation.dueAt !== null && escalation.dueAt <= now;
  return isDue ? { escalation: clocked(escalation, queue) } : undefined;
}

/** Customers hear that they wait again, unless they had heard of nobody. */
function backInLine(
  held: Held,
  cause: 'agentGone' | 'noAnswer',
  wording: Wording,
  now: Date,
): ReturnType<typeof requeued> {
  const transition = requeued(held, cause, now);
  return isOffered(held.escalation) ? transition : told(transition, wording, 'requeued', now);
}

/** No answer in time: back in line; an agent who keeps missing is set away. */
function missed(held: Held, wording: Wording, now: Date): Change {
  const transition = backInLine(held, 'noAnswer', wording, now);
  const misses = (held.agent.misses ?? 0) + 1;
  const { missesToAway = 0 } = held.queue;
  const isAway = missesToAway > 0 && misses >= missesToAway && held.agent.presence === 'online';
  const agent: Agent = {
    ...transition.agent,
    misses: isAway ? 0 : misses,
    ...(isAway && { presence: 'away' }),
  };
  const setAway: readonly HandoffEvent[] = isAway
    ? [{ type: 'presenceChanged', agentId: agent.id, presence: 'away', cause: 'misses' }]
    : [];
  return { ...transition, agent, events: [...transition.events, ...setAway] };
}

/** Asks a customer who has gone silent whether they are still there. */
function nudged({ conversation, escalation, queue }: Held, wording: Wording, now: Date): Change {
  const service = { ...serviceOf(escalation), nudgedAt: now };
  const text = wording[conversation.language].stillThere;
  return {
    unchanged: { conversationId: conversation.id, version: conversation.version },
    escalation: clocked({ ...escalation, service }, queue),
    messages: { conversationId: conversation.id, items: [botMessage(conversation, text, now)] },
  };
}

/** A promise is in danger, or broken: up in line, and over to another queue where the policy says so. */
async function promiseStruck(
  escalation: Escalation,
  queue: Queue,
  mark: SlaMark,
  records: Records,
  now: Date,
): Promise<Change> {
  const { id: escalationId, conversationId, queueId, priority } = escalation;
  const { raisePriority = 0, overflowTo = null } = queue.sla ?? {};
  const { clock, level } = mark;
  const isLateInLine =
    escalation.state === 'waiting' && clock === 'firstAnswer' && level === 'breach';
  const overflows = isLateInLine && overflowTo !== null && overflowTo !== queueId;
  const next = overflows ? await records.queue(overflowTo) : queue;
  const about = { conversationId, escalationId };
  const events: readonly HandoffEvent[] = [
    { type: 'slaStruck', ...about, clock, level },
    ...(overflows
      ? [{ type: 'overflowed' as const, ...about, fromQueueId: queueId, toQueueId: next.id }]
      : []),
  ];
  const service = serviceOf(escalation);
  const after = {
    ...escalation,
    queueId: next.id,
    priority: priority + raisePriority,
    service: { ...service, marks: [...service.marks, mark] },
    ...(overflows && { placeTold: null }),
  };
  return {
    escalation: clocked(after, next),
    events,
    messages: shownEvents(conversationId, events, now),
  };
}
