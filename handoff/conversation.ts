import { createHash } from 'node:crypto';
import type { Activity, ConversationReference } from 'botbuilder';
import type { HandoffEvent } from './events.ts';

/** The languages that Baton speaks. */
export type Language = 'zh' | 'en';

/** Where a conversation takes place: one customer in one channel conversation. */
export interface ConversationKey {
  readonly channelId: string;
  readonly conversationId: string;
  readonly userId: string;
}

/** Who speaks with the customer: the bot, nobody yet (in line), or an agent. */
export type ConversationState = 'bot' | 'waiting' | 'assigned';

/**
 * How messages reach the customer: `push` channels are sent to through the outbox; the client of a
 * `pull` channel (the local Direct Line) reads the transcript itself, so committing is delivering.
 */
export type Delivery = 'push' | 'pull';

/** One customer in one channel conversation, with exactly one owner. */
export interface Conversation {
  readonly id: string;
  /** Grows with each write; 0 means not stored yet. */
  readonly version: number;
  readonly key: ConversationKey;
  readonly customerId: string;
  readonly customerName: string | null;
  readonly language: Language;
  readonly state: ConversationState;
  /** Grows with each change of owner. */
  readonly epoch: number;
  /** The open escalation, while `waiting` or `assigned`. */
  readonly escalationId: string | null;
  /** The owner, while `assigned`. */
  readonly agentId: string | null;
  readonly startedAt: Date;
  /** From the customer's newest activity; the way to reach them. */
  readonly reference: Partial<ConversationReference>;
  readonly delivery: Delivery;
  /** What the bot's dialogs remember; null when none is active. JSON. */
  readonly dialogState: unknown;
  /** The satisfaction question that is open, if any. */
  readonly satisfaction: OpenSatisfaction | null;
  /** The agent who works here, on this channel: it is their desk then, and no customer's. */
  readonly deskOf?: string | null;
}

/** A satisfaction question that waits for 1 to 5 until `until`. */
export interface OpenSatisfaction {
  readonly escalationId: string;
  readonly agentId: string;
  readonly until: Date;
}

/** Who a message comes from; `note` and `event` are never shown to the customer. */
export type MessageSender = 'customer' | 'bot' | 'agent' | 'note' | 'event';

/** `stored`: on its way; `sent`: the channel took it; `failed`: see `failure`. */
export type MessageStatus = 'stored' | 'sent' | 'failed';

/** What the bot understood and decided in the turn that a message belongs to. */
export interface MessageAnalysis {
  readonly intent?: string;
  /** 0 to 1, calibrated. */
  readonly confidence?: number;
  readonly emotion?: string;
  readonly entities?: readonly { readonly type: string; readonly text: string }[];
  readonly articleId?: string;
  /** Of an agent's message: the quick reply that it was made from. */
  readonly quickReplyId?: string;
  readonly decision?: string;
}

/** A message to be stored; the store gives it its `seq`. */
export interface NewMessage {
  readonly from: MessageSender;
  readonly text: string;
  readonly at: Date;
  readonly status: MessageStatus;
  /** What came from the channel, or goes to it; absent for notes and events. */
  readonly activity?: Partial<Activity>;
  readonly agentId?: string;
  /** What happened, for messages from `event`; their `text` is its type. */
  readonly event?: HandoffEvent;
  /** Unique within the conversation: the sender's own id, which makes a repeat harmless. */
  readonly clientMessageId?: string;
  readonly analysis?: MessageAnalysis;
  /**
   * A `stored` message of a push channel goes to the outbox; there it is sent only while the
   * conversation's epoch is at most this. Absent: always (an agent's accepted answer).
   */
  readonly validThroughEpoch?: number;
  /** Why it could not be delivered. */
  readonly failure?: string;
}

/** A message of the transcript; `seq` counts from 1 within the conversation, without order gaps. */
export interface Message extends NewMessage {
  readonly conversationId: string;
  readonly seq: number;
}

/** What is known of a conversation when it begins. */
export type ConversationStart = Pick<
  Conversation,
  'key' | 'reference' | 'delivery' | 'language' | 'customerName' | 'startedAt'
>;

/** A conversation that begins, the bot owning it; not stored yet. */
export function newConversation(start: ConversationStart): Conversation {
  return {
    ...start,
    id: conversationIdOf(start.key),
    version: 0,
    customerId: customerIdOf(start.key),
    state: 'bot',
    epoch: 0,
    escalationId: null,
    agentId: null,
    dialogState: null,
    satisfaction: null,
  };
}

/** The conversation's id: the same on every instance, so two first messages meet in one record. */
export function conversationIdOf(key: ConversationKey): string {
  return shortHash([key.channelId, key.conversationId, key.userId]);
}

/** The customer's id within one channel. */
export function customerIdOf(key: ConversationKey): string {
  return shortHash([key.channelId, key.userId]);
}

function shortHash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
