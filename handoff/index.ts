export type { Agent, Capacity, Consult, HeldEscalation, Presence, RatingTotals } from './agent.ts';
export { hasRoom, presenceAt, totalCapacity } from './agent.ts';
export type { AgentDeskParts } from './agentChannel/agentDesk.ts';
export { AgentDesk } from './agentChannel/agentDesk.ts';
export type { OfferedCode } from './agentChannel/agentLinks.ts';
export { AgentLinks } from './agentChannel/agentLinks.ts';
export { DeskFollower } from './agentChannel/deskFollower.ts';
export type { AgentLink, AgentLinkStore, LinkCode } from './agentChannel/store.ts';
export type { AgentMessage } from './agentMessage.ts';
export { botMessage } from './botMessage.ts';
export type { BusinessHours, OpenSpan, SpecialDay } from './businessHours.ts';
export { isOpen, nextOpening } from './businessHours.ts';
export type {
  Conversation,
  ConversationKey,
  ConversationStart,
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
export { conversationIdOf, customerIdOf, newConversation } from './conversation.ts';
export type { Candidate, Decision, Filter, ScoreTerms } from './decision.ts';
export { DEFAULT_WORDING } from './defaultWording.ts';
export type { HandoffErrorCode } from './error.ts';
export { HandoffError } from './error.ts';
export type {
  Escalation,
  EscalationOutcome,
  EscalationReason,
  EscalationRequest,
  EscalationState,
  PassedOver,
  RequeueCause,
  WaitTold,
} from './escalation.ts';
export { isOffered, newEscalation, serviceOf } from './escalation.ts';
export type { AssignedBy, HandoffEvent } from './events.ts';
export type { HandoffParts } from './handoff.ts';
export { Handoff } from './handoff.ts';
export { inboundOf, keyOf } from './inbound.ts';
export { readInitiation } from './initiation.ts';
export { LineNews } from './lineNews.ts';
export type { MiddlewareParts } from './middleware.ts';
export { HandoffMiddleware } from './middleware.ts';
export type { OutboxParts } from './outbox.ts';
export { Outbox } from './outbox.ts';
export { placeText, saidMinutes } from './placeText.ts';
export type { RoutingPolicy, RoutingWeights, Taking } from './policy.ts';
export type { Queue } from './queue.ts';
export { DEFAULT_QUEUE } from './queue.ts';
export type { Actor } from './records.ts';
export type { RouterParts } from './router.ts';
export { Router } from './router.ts';
export type { Ranking, RankingFacts } from './routing.ts';
export { rankAgents } from './routing.ts';
export type { Pairing } from './routingIndex.ts';
export { RoutingIndex } from './routingIndex.ts';
export { ratingTerm, scoreOf, skillLevel, termsOf } from './scoring.ts';
export type { ChannelSender } from './sending.ts';
export { SendError } from './sending.ts';
export type { ServiceRecord, SlaClock, SlaMark, SlaPolicy } from './service.ts';
export type {
  AgentStamp,
  Change,
  CommitResult,
  ConversationFilter,
  ConversationRow,
  EscalationSpan,
  EventFeed,
  HandoffStore,
  HeardEvent,
  InboundActivity,
  InboxEntry,
  LeaseRequest,
  LoggedEvent,
  OutboxClaim,
  Page,
  Receipt,
  SendResult,
  Signals,
  TurnLease,
  TypingSignals,
} from './store.ts';
export { isStoreAway } from './storeAway.ts';
export type { Duration } from './survival.ts';
export { quantileWithin, shareWithin } from './survival.ts';
export { sweepClocks } from './sweepClocks.ts';
export type { TransferTarget } from './transferring.ts';
export { Turn, turnOf } from './turn.ts';
export type { TurnResult, TurnRunnerParts } from './turnRunner.ts';
export { TurnRunner } from './turnRunner.ts';
export type { Typing } from './typing.ts';
export type { WaitFacts } from './waitEstimate.ts';
export { WaitEstimates } from './waitEstimate.ts';
export type { WaitEstimate, WaitRange } from './waitHistory.ts';
export { WaitHistory } from './waitHistory.ts';
export type { WaitTimesParts } from './waitTimes.ts';
export { WaitTimes, waitsTold } from './waitTimes.ts';
export type { Phrases, Wording } from './wording.ts';
