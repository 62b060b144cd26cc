import type {
  ConversationState,
  EscalationReason,
  EscalationState,
  HandoffEvent,
  Language,
  MessageAnalysis,
  MessageSender,
  MessageStatus,
} from '../../handoff/index.ts';

/** An escalation within a conversation. */
export interface EscalationAnswer {
  readonly id: string;
  readonly state: EscalationState;
  readonly reason: EscalationReason;
  readonly skills: readonly string[];
  readonly priority: number;
  readonly message: string | null;
  readonly queueId: string;
  readonly queuedAt: string;
  readonly assignedAt: string | null;
  readonly answeredAt: string | null;
  readonly closedAt: string | null;
  /** Whether the agent has yet to accept it by hand. */
  readonly offered: boolean;
  /** By when the agent must have answered (RONA), while that clock runs. */
  readonly answerBy: string | null;
  readonly rating: number | null;
}

/** A conversation of `/conversations`. */
export interface ConversationAnswer {
  readonly id: string;
  readonly state: ConversationState;
  readonly owner: 'bot' | 'queue' | 'agent';
  readonly epoch: number;
  readonly agentId: string | null;
  readonly agentName: string | null;
  readonly customerId: string;
  readonly customerName: string | null;
  readonly channelId: string;
  readonly language: Language;
  readonly startedAt: string;
  /** Open, or in wrap-up, or null. */
  readonly escalation: EscalationAnswer | null;
  /** In the list only: the newest that a customer, the bot or an agent wrote. */
  readonly lastMessage: MessageAnswer | null;
}

/** A message of `/conversations/{id}/messages`. */
export interface MessageAnswer {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly from: MessageSender;
  readonly text: string;
  readonly at: string;
  readonly status: MessageStatus;
  readonly failure: string | null;
  readonly agentId: string | null;
  readonly agentName: string | null;
  readonly clientMessageId: string | null;
  readonly analysis: MessageAnalysis | null;
  /** What happened, for messages from `event`. */
  readonly event: HandoffEvent | null;
  readonly attachments: readonly AttachmentAnswer[];
  /** Titles of the buttons that were offered. */
  readonly suggestedActions: readonly string[];
}

/** A file of a message. */
export interface AttachmentAnswer {
  readonly name: string;
  readonly contentType: string;
  readonly url: string;
}
