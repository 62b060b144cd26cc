export type { Agent, Capacity, HeldEscalation, Presence, RatingTotals } from './agent.ts';
export { hasRoom, presenceAt, totalCapacity } from './agent.ts';
export type {
  Conversation,
  ConversationKey,
  ConversationState,
  Delivery,
  Language,
  Message,
  MessageAnalysis,
  MessageSender,
  MessageStatus,
  NewMessage,
  OpenSatisfaction,
} from './conversation.ts';
export { conversationIdOf, customerIdOf } from './conversation.ts';
export type { Candidate, Decision, Filter, ScoreTerms } from './decision.ts';
export type {
  Escalation,
  EscalationOutcome,
  EscalationReason,
  EscalationRequest,
  EscalationState,
  PassedOver,
  RequeueCause,
} from './escalation.ts';
export type { AssignedBy, HandoffEvent } from './events.ts';
export type { Queue, RoutingWeights } from './queue.ts';
export { DEFAULT_QUEUE } from './queue.ts';
export type {
  Change,
  CommitResult,
  ConversationFilter,
  ConversationRow,
  EventFeed,
  HandoffStore,
  InboundActivity,
  InboxEntry,
  LeaseRequest,
  LoggedEvent,
  OutboxClaim,
  Page,
  Receipt,
  SendResult,
  TurnLease,
} from './store.ts';
