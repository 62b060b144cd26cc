import { z } from 'zod';
import type { HandoffEvent } from '../../../handoff/index.ts';
import type { ConversationAnswer, EscalationAnswer, MessageAnswer } from '../../wire.ts';
import * as field from './fields.ts';
import { listOf, named, time } from './named.ts';

/** An escalation. */
export const escalationAnswer = named<EscalationAnswer>(
  'Escalation',
  z.object({
    id: z.string(),
    state: z.enum(['waiting', 'assigned', 'wrapUp', 'closed']),
    reason: field.escalationReason,
    skills: z.array(z.string()),
    priority: z.number(),
    message: z.string().nullable(),
    queueId: z.string(),
    queuedAt: time,
    assignedAt: time.nullable(),
    answeredAt: time.nullable(),
    closedAt: time.nullable(),
    offered: z.boolean(),
    answerBy: time.nullable(),
    rating: z.int().min(1).max(5).nullable(),
  }),
);

/** An event. Their kinds grow with handoff, so only what all have in common stands here. */
const handoffEvent = z.looseObject({ type: z.string() }) as unknown as z.ZodType<HandoffEvent>;

/** A message of the transcript. */
export const messageAnswer = named<MessageAnswer>(
  'Message',
  z.object({
    id: z.string(),
    conversationId: z.string(),
    seq: z.int().min(1),
    from: z.enum(['customer', 'bot', 'agent', 'note', 'event']),
    text: z.string(),
    at: time,
    status: z.enum(['stored', 'sent', 'failed']),
    failure: z.string().nullable(),
    agentId: z.string().nullable(),
    agentName: z.string().nullable(),
    clientMessageId: z.string().nullable(),
    analysis: z
      .object({
        intent: z.string().optional(),
        confidence: z.number().min(0).max(1).optional(),
        emotion: z.string().optional(),
        entities: z.array(z.object({ type: z.string(), text: z.string() })).optional(),
        articleId: z.string().optional(),
        quickReplyId: z.string().optional(),
        decision: z.string().optional(),
      })
      .nullable(),
    event: handoffEvent.nullable(),
    attachments: z.array(z.object({ name: z.string(), contentType: z.string(), url: z.string() })),
    suggestedActions: z.array(z.string()),
  }),
);
/** A page of a transcript. */
export const messageList = listOf('MessageList', messageAnswer);

/** A conversation. */
export const conversationAnswer = named<ConversationAnswer>(
  'Conversation',
  z.object({
    id: z.string(),
    state: field.conversationState,
    owner: z.enum(['bot', 'queue', 'agent']),
    epoch: z.int().min(0),
    agentId: z.string().nullable(),
    agentName: z.string().nullable(),
    customerId: z.string(),
    customerName: z.string().nullable(),
    channelId: z.string(),
    language: field.language,
    startedAt: time,
    escalation: escalationAnswer.nullable(),
    lastMessage: messageAnswer.nullable(),
  }),
);
/** A page of conversations. */
export const conversationList = listOf('ConversationList', conversationAnswer);
