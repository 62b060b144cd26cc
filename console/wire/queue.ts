import type {
  Candidate,
  Decision,
  EscalationReason,
  Language,
  Queue,
} from '../../handoff/index.ts';

/** A waiting escalation of `GET /queue`. */
export interface QueueEntryAnswer {
  readonly conversationId: string;
  readonly escalationId: string;
  readonly queueId: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly channelId: string;
  readonly language: Language;
  readonly place: number;
  readonly ageSeconds: number;
  readonly queuedAt: string;
  readonly reason: EscalationReason;
  readonly skills: readonly string[];
  readonly priority: number;
  /** Seconds until an agent is expected; null when nothing is known to tell by. */
  readonly estimateSeconds: number | null;
}

/** A record of `GET /decisions/{conversationId}`. */
export type DecisionAnswer = Omit<Decision, 'conversationId' | 'at' | 'queuedAt' | 'candidates'> & {
  readonly at: string;
  readonly candidates: readonly (Candidate & { readonly agentName: string | null })[];
};

/** A queue of `/queues`. */
export type QueueAnswer = Queue;
