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
  /** Seconds from now within which half of such waits end; null when nothing is known to tell by. */
  readonly estimateSeconds: number | null;
  /** Seconds from now within which nine of ten end. */
  readonly estimateMostSeconds: number | null;
  /** The customer left a message and doesn't wait for the answer. */
  readonly leftMessage: boolean;
}

/** A record of `GET /decisions/{conversationId}`. */
export type DecisionAnswer = Omit<Decision, 'conversationId' | 'at' | 'queuedAt' | 'candidates'> & {
  readonly at: string;
  readonly candidates: readonly (Candidate & { readonly agentName: string | null })[];
};

/** A queue of `/queues`. */
export type QueueAnswer = Queue;
