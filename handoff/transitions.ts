import type { Agent } from './agent.ts';
import { clocked } from './clocks.ts';
import type { Conversation } from './conversation.ts';
import type {
  Escalation,
  EscalationOutcome,
  EscalationRequest,
  RequeueCause,
} from './escalation.ts';
import { newEscalation, serviceOf } from './escalation.ts';
import type { AssignedBy, HandoffEvent } from './events.ts';
import type { Queue } from './queue.ts';
import { customerWaits } from './service.ts';
import { shownEvents } from './shownEvents.ts';
import type { Change } from './store.ts';

/** How long the satisfaction question stays open, in minutes. */
const SATISFACTION_MINUTES = 30;

/** What an agent holds of a conversation. */
export interface Held {
  readonly conversation: Conversation;
  readonly escalation: Escalation;
  readonly agent: Agent;
  readonly queue: Queue;
}

/** What a change of owner writes, its line in the transcript included; see `withMessages`. */
export type Transition = Required<
  Pick<Change, 'conversation' | 'escalation' | 'events' | 'messages'>
> &
  Pick<Change, 'agent'>;

/** The bot's conversation goes in line. */
export function escalated(
  conversation: Conversation,
  request: EscalationRequest,
  queue: Queue,
  now: Date,
): Transition {
  const escalation = clocked(newEscalation(conversation, request, queue.id, now), queue);
  const { skills, priority, reason } = escalation;
  return {
    ...ownedBy(conversation, now, { state: 'waiting', escalationId: escalation.id }, [
      {
        type: 'escalated',
        conversationId: conversation.id,
        escalationId: escalation.id,
        reason,
        skills,
        priority,
      },
    ]),
    escalation,
  };
}

/** A waiting escalation, with its conversation, becomes the agent's. */
export function assigned(
  conversation: Conversation,
  escalation: Escalation,
  agent: Agent,
  queue: Queue,
  by: AssignedBy,
  now: Date,
): Required<Transition> {
  return {
    ...ownedBy(
      conversation,
      now,
      { state: 'assigned', agentId: agent.id, escalationId: escalation.id },
      [
        {
          type: 'assigned',
          conversationId: conversation.id,
          escalationId: escalation.id,
          agentId: agent.id,
          by,
          waitSeconds: secondsBetween(escalation.queuedAt, now),
        },
      ],
    ),
    escalation: clocked(
      {
        ...escalation,
        state: 'assigned',
        agentId: agent.id,
        assignedAt: now,
        acceptedAt: by === 'routed' && agent.acceptsByHand ? null : now,
        answeredAt: null,
        reservedFor: null,
      },
      queue,
    ),
    agent: {
      ...agent,
      holds: [...agent.holds, { escalationId: escalation.id, channelId: escalation.channelId }],
      lastAssignedAt: now,
    },
  };
}

/** The agent accepts what was offered: from now on it is theirs, and the customer may hear of them. */
export function accepted(
  { conversation, escalation, agent, queue }: Held,
  now: Date,
): Required<Pick<Change, 'unchanged' | 'escalation' | 'events' | 'messages'>> {
  const events: readonly HandoffEvent[] = [
    {
      type: 'accepted',
      conversationId: conversation.id,
      escalationId: escalation.id,
      agentId: agent.id,
    },
  ];
  return {
    unchanged: { conversationId: conversation.id, version: conversation.version },
    escalation: clocked({ ...escalation, acceptedAt: now }, queue),
    events,
    messages: shownEvents(conversation.id, events, now),
  };
}

/** Changes to an escalation on its way back in line. */
export type RequeueChanges = Partial<Pick<Escalation, 'skills' | 'priority' | 'reservedFor'>>;

/** An assigned escalation goes back in line, with its original age; `queue` is the one that it goes to. */
export function requeued(
  { conversation, escalation, agent, queue }: Held,
  cause: RequeueCause,
  now: Date,
  changes: RequeueChanges = {},
): Required<Transition> {
  return {
    ...ownedBy(conversation, now, { state: 'waiting', escalationId: escalation.id }, [
      {
        type: 'requeued',
        conversationId: conversation.id,
        escalationId: escalation.id,
        agentId: agent.id,
        cause,
      },
    ]),
    escalation: clocked(
      {
        ...escalation,
        ...changes,
        queueId: queue.id,
        state: 'waiting',
        agentId: null,
        assignedAt: null,
        answeredAt: null,
        placeTold: null,
        service: customerWaits(serviceOf(escalation), queue.hours ?? null, now),
        passedOver: [
          ...escalation.passedOver.filter((passed) => passed.agentId !== agent.id),
          { agentId: agent.id, at: now, cause },
        ],
      },
      queue,
    ),
    agent: withoutHeld(agent, escalation.id),
  };
}

/** How an escalation ends. */
export interface Ending {
  readonly outcome: EscalationOutcome;
  readonly disposition?: string | undefined;
  readonly summary?: string | undefined;
}

/** The conversation goes back to the bot; the agent, if any, has their wrap-up. */
export function ended(
  conversation: Conversation,
  escalation: Escalation,
  agent: Agent | undefined,
  queue: Queue,
  ending: Ending,
  now: Date,
): Transition {
  const wrapUp = agent !== undefined && queue.wrapUpSeconds > 0;
  const satisfaction =
    agent !== undefined && ending.outcome === 'resolved'
      ? {
          escalationId: escalation.id,
          agentId: agent.id,
          until: secondsAfter(now, SATISFACTION_MINUTES * 60),
        }
      : null;
  return {
    ...ownedBy(conversation, now, { state: 'bot', satisfaction }, [
      {
        type: 'ended',
        conversationId: conversation.id,
        escalationId: escalation.id,
        agentId: agent?.id ?? null,
        outcome: ending.outcome,
      },
      ...(wrapUp ? [] : [closedEvent(escalation)]),
    ]),
    escalation: clocked(
      {
        ...escalation,
        state: wrapUp ? 'wrapUp' : 'closed',
        outcome: ending.outcome,
        disposition: ending.disposition ?? null,
        summary: ending.summary ?? null,
        resolvedAt: now,
        closedAt: wrapUp ? null : now,
      },
      queue,
    ),
    ...(agent && { agent: wrapUp ? agent : withoutHeld(agent, escalation.id) }),
  };
}

/** Wrap-up is over: the slot is free. */
export function wrappedUp(escalation: Escalation, agent: Agent, now: Date): Change {
  return {
    escalation: { ...escalation, state: 'closed', closedAt: now, dueAt: null },
    agent: withoutHeld(agent, escalation.id),
    events: [closedEvent(escalation)],
  };
}

function ownedBy(
  conversation: Conversation,
  now: Date,
  owner: Pick<Conversation, 'state'> &
    Partial<Pick<Conversation, 'agentId' | 'escalationId' | 'satisfaction'>>,
  events: readonly HandoffEvent[],
): Required<Pick<Change, 'conversation' | 'events' | 'messages'>> {
  const agentId = owner.agentId ?? null;
  const epoch = conversation.epoch + 1;
  return {
    conversation: {
      ...conversation,
      state: owner.state,
      epoch,
      agentId,
      escalationId: owner.escalationId ?? null,
      satisfaction: owner.satisfaction ?? null,
      dialogState: null,
    },
    events: [
      ...events,
      { type: 'ownerChanged', conversationId: conversation.id, state: owner.state, epoch, agentId },
    ],
    messages: shownEvents(conversation.id, events, now),
  };
}

function withoutHeld(agent: Agent, escalationId: string): Agent {
  return { ...agent, holds: agent.holds.filter((held) => held.escalationId !== escalationId) };
}

function closedEvent(escalation: Escalation): HandoffEvent {
  return {
    type: 'closed',
    conversationId: escalation.conversationId,
    escalationId: escalation.id,
  };
}

function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / 1000);
}
