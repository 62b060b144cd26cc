import { randomUUID } from 'node:crypto';
import type { Conversation, Language } from './conversation.ts';
import { newService, type ServiceRecord } from './service.ts';
import type { WaitEstimate } from './waitHistory.ts';

/** Why a human was asked for. */
export type EscalationReason =
  | 'customerAsked'
  | 'lowConfidence'
  | 'angry'
  | 'humanOnly'
  | 'dialogFailed'
  | 'initiated'
  | 'agent'
  | 'rule';

/** `waiting → assigned → wrapUp → closed`; back to `waiting` at a requeue. */
export type EscalationState = 'waiting' | 'assigned' | 'wrapUp' | 'closed';

/** Why an escalation went back in line. */
export type RequeueCause = 'declined' | 'noAnswer' | 'agentGone' | 'transferred' | 'takenOver';

/** How an escalation ended for the customer. */
export type EscalationOutcome = 'resolved' | 'released' | 'leftQueue' | 'abandoned';

/** One request for a human within a conversation. */
export interface Escalation {
  readonly id: string;
  /** Grows with each write; 0 means not stored yet. */
  readonly version: number;
  readonly conversationId: string;
  readonly queueId: string;
  readonly channelId: string;
  readonly language: Language;
  readonly state: EscalationState;
  readonly reason: EscalationReason;
  readonly skills: readonly string[];
  /** Higher goes first; 0 is ordinary. */
  readonly priority: number;
  /** What the bot hands over in words, for the agent. */
  readonly message: string | null;
  /** Numbers of orders that the customer has shown to be theirs, newest last. */
  readonly orders?: readonly string[];
  /** The age that counts in line; a requeue never changes it. */
  readonly queuedAt: Date;
  readonly agentId: string | null;
  readonly assignedAt: Date | null;
  /** When the agent accepted it; null: only offered to them, and the customer has heard of nobody. */
  readonly acceptedAt?: Date | null;
  /** The agent's first answer since `assignedAt`. */
  readonly answeredAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly outcome: EscalationOutcome | null;
  readonly disposition: string | null;
  readonly summary: string | null;
  /** 1 to 5, from the customer. */
  readonly rating: number | null;
  /** Agents who declined it, missed it or were gone, newest last: routing passes them over for a while. */
  readonly passedOver: readonly PassedOver[];
  /** When a transfer names an agent: only they, until `until`. */
  readonly reservedFor: { readonly agentId: string; readonly until: Date } | null;
  /** The place that the customer was last told since they are in line; null when none yet. */
  readonly placeTold: { readonly place: number; readonly at: Date } | null;
  /** How long the customer was told they would wait, oldest first, the newest few; absent: never. */
  readonly waitTold?: readonly WaitTold[];
  /** The customer need not wait: they left a message in line that is answered when somebody is free. */
  readonly leftMessage?: boolean;
  /** Who had the word when; absent in records from before it was kept: see {@link serviceOf}. */
  readonly service?: ServiceRecord;
  /** When a clock next has something to do with it; null: none runs. */
  readonly dueAt: Date | null;
}

/** An estimate that a customer was told, and what the model said before its past errors corrected it. */
export interface WaitTold extends WaitEstimate {
  readonly at: Date;
}

/** Who had the word when; where nothing was kept, the customer waits since the beginning. */
export function serviceOf({ service, queuedAt }: Escalation): ServiceRecord {
  return service ?? newService(queuedAt);
}

/** An agent whom routing passes over for this escalation for a while. */
export interface PassedOver {
  readonly agentId: string;
  readonly at: Date;
  readonly cause: RequeueCause;
}

/** What asks for a human. */
export interface EscalationRequest {
  readonly reason: EscalationReason;
  readonly skills?: readonly string[];
  readonly priority?: number;
  readonly language?: Language;
  readonly message?: string;
  readonly orders?: readonly string[];
  readonly queueId?: string;
}

/** An escalation that begins to wait; not stored yet. */
export function newEscalation(
  conversation: Conversation,
  request: EscalationRequest,
  queueId: string,
  now: Date,
): Escalation {
  return {
    id: randomUUID(),
    version: 0,
    conversationId: conversation.id,
    queueId,
    channelId: conversation.key.channelId,
    language: request.language ?? conversation.language,
    state: 'waiting',
    reason: request.reason,
    skills: request.skills ?? [],
    priority: request.priority ?? 0,
    message: request.message ?? null,
    ...(request.orders && { orders: request.orders }),
    queuedAt: now,
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
    service: newService(now),
    dueAt: null,
  };
}

/** Whether its agent has yet to accept it by hand. */
export function isOffered({
  state,
  acceptedAt,
}: Pick<Escalation, 'state' | 'acceptedAt'>): boolean {
  return state === 'assigned' && acceptedAt === null;
}
