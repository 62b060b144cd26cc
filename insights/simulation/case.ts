import type { Escalation } from '../../handoff/index.ts';
import type { Contact } from './customers.ts';
import type { Desk, Job } from './desk.ts';
import { type StaffEvent, skillOf } from './staff.ts';

/** A contact on its way through line and agents. */
export interface Case {
  readonly contact: Contact;
  escalation: Escalation;
  state: 'waiting' | 'unanswered' | 'answered' | 'over';
  /** Assignments so far. */
  attempt: number;
  /** Seconds until the first answer, or until they left. */
  waitSeconds: number;
  everAnswered: boolean;
  /** Left without a word: nobody has noticed yet. */
  leftAt: number | undefined;
  agentId: string | undefined;
  /** When it was last given to an agent, in seconds. */
  assignedAt: number;
  level: number;
  transfers: boolean;
}

/** What is planned to happen; `attempt` tells whether the plan still counts. */
export type Event =
  | { readonly type: 'arrival'; readonly contact: Contact; readonly isFirst: boolean }
  | { readonly type: 'patienceOver'; readonly of: Case; readonly attempt: number }
  | {
      readonly type: 'done';
      readonly desk: Desk<Case>;
      readonly plan: number;
      readonly job: Job<Case>;
    }
  | { readonly type: 'unanswered'; readonly of: Case; readonly attempt: number }
  | { readonly type: 'silentOver'; readonly of: Case; readonly attempt: number }
  | { readonly type: 'wrappedUp'; readonly of: Case; readonly desk: Desk<Case> }
  | { readonly type: 'staff'; readonly event: StaffEvent }
  | { readonly type: 'crashNoticed'; readonly desk: Desk<Case> }
  | { readonly type: 'sweep' };

/** A contact who has just come. */
export function newCase(contact: Contact, escalation: Escalation): Case {
  return {
    contact,
    escalation,
    state: 'waiting',
    attempt: 0,
    waitSeconds: 0,
    everAnswered: false,
    leftAt: undefined,
    agentId: undefined,
    assignedAt: 0,
    level: 0,
    transfers: false,
  };
}

/** The escalation of a scenario's contact. */
export function escalationOf(contact: Contact, queuedAt: Date): Escalation {
  return {
    id: contact.id,
    version: 1,
    conversationId: contact.id,
    queueId: 'default',
    channelId: 'directline',
    language: 'en',
    state: 'waiting',
    reason: 'customerAsked',
    skills: [skillOf(contact.topic)],
    priority: contact.priority,
    message: null,
    queuedAt,
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
  };
}
