import type { Presence } from './agent.ts';
import type { ConversationState, MessageSender, MessageStatus } from './conversation.ts';
import type { EscalationOutcome, EscalationReason, RequeueCause } from './escalation.ts';
import type { SlaClock } from './service.ts';

/**
 * What happens in handoff. Events carry ids, states and numbers, never a customer's words: readers
 * fetch what they may see. `messageStored` and `messageStatus` are written by the store itself,
 * which alone knows the `seq`.
 */
export type HandoffEvent =
  | {
      readonly type: 'messageStored';
      readonly conversationId: string;
      readonly seq: number;
      readonly from: MessageSender;
      readonly status: MessageStatus;
      /** The article that bot or agent answered with. */
      readonly articleId?: string;
    }
  | {
      readonly type: 'messageStatus';
      readonly conversationId: string;
      readonly seq: number;
      readonly status: MessageStatus;
    }
  | {
      readonly type: 'conversationStarted';
      readonly conversationId: string;
      readonly channelId: string;
    }
  | {
      readonly type: 'ownerChanged';
      readonly conversationId: string;
      readonly state: ConversationState;
      readonly epoch: number;
      readonly agentId: string | null;
    }
  | {
      readonly type: 'escalated';
      readonly conversationId: string;
      readonly escalationId: string;
      readonly reason: EscalationReason;
      readonly skills: readonly string[];
      readonly priority: number;
    }
  | {
      readonly type: 'assigned';
      readonly conversationId: string;
      readonly escalationId: string;
      readonly agentId: string;
      /** `routed` by the router, `claimed` by the agent, `forced` by a supervisor beyond capacity. */
      readonly by: AssignedBy;
      readonly waitSeconds: number;
    }
  | {
      readonly type: 'accepted';
      readonly conversationId: string;
      readonly escalationId: string;
      readonly agentId: string;
    }
  | {
      readonly type: 'answered';
      readonly conversationId: string;
      readonly escalationId: string;
      readonly agentId: string;
    }
  | {
      readonly type: 'requeued';
      readonly conversationId: string;
      readonly escalationId: string;
      readonly agentId: string;
      readonly cause: RequeueCause;
    }
  | {
      readonly type: 'ended';
      readonly conversationId: string;
      readonly escalationId: string;
      readonly agentId: string | null;
      readonly outcome: EscalationOutcome;
    }
  | {
      readonly type: 'slaStruck';
      readonly conversationId: string;
      readonly escalationId: string;
      readonly clock: SlaClock;
      readonly level: 'warning' | 'breach';
    }
  | {
      readonly type: 'overflowed';
      readonly conversationId: string;
      readonly escalationId: string;
      readonly fromQueueId: string;
      readonly toQueueId: string;
    }
  | { readonly type: 'closed'; readonly conversationId: string; readonly escalationId: string }
  | {
      readonly type: 'rated';
      readonly conversationId: string;
      readonly escalationId: string;
      readonly agentId: string;
      readonly rating: number;
    }
  | {
      readonly type: 'presenceChanged';
      readonly agentId: string;
      readonly presence: Presence;
      /** Set when it was not the agent's own choice. */
      readonly cause?: 'misses';
    }
  | {
      readonly type: 'consulted';
      readonly conversationId: string;
      /** Whose advice is wanted. */
      readonly agentId: string;
      readonly byAgentId: string;
    }
  | {
      readonly type: 'consultClosed';
      readonly conversationId: string;
      readonly agentId: string;
    }
  | { readonly type: 'agentChanged'; readonly agentId: string }
  | { readonly type: 'agentLinked'; readonly agentId: string; readonly channelId: string }
  | { readonly type: 'agentUnlinked'; readonly agentId: string }
  | { readonly type: 'queueChanged'; readonly queueId: string }
  | { readonly type: 'turnFailed'; readonly conversationId: string; readonly activityId: string };

/** Who or what made an assignment. */
export type AssignedBy = 'routed' | 'claimed' | 'forced';
