import type { Activity } from 'botbuilder';
import type { Agent, Presence } from './agent.ts';
import type { Conversation, ConversationState, Message, NewMessage } from './conversation.ts';
import type { Decision } from './decision.ts';
import type { Escalation } from './escalation.ts';
import type { HandoffEvent } from './events.ts';
import type { Queue } from './queue.ts';
import type { TurnNote } from './turn.ts';
import type { Typing } from './typing.ts';

/**
 * Everything that one outcome writes, in one transaction: all of it or nothing.
 *
 * Each record is written only if its stored version still equals the `version` it carries, and is
 * stored with `version + 1`; a record of version 0 is created, and conflicts if it exists.
 */
export interface Change {
  readonly conversation?: Conversation;
  /** A condition without a write: the conversation is still at this version. */
  readonly unchanged?: { readonly conversationId: string; readonly version: number };
  readonly escalation?: Escalation;
  readonly agent?: Agent;
  /** Who held the conversation until `agent` took it over. */
  readonly formerAgent?: Agent;
  /** Appended to this conversation's transcript in order; each also becomes a `messageStored` event. */
  readonly messages?: { readonly conversationId: string; readonly items: readonly NewMessage[] };
  readonly events?: readonly HandoffEvent[];
  readonly decision?: Decision;
  /** What other rooms keep of the turn; the store knows them by `note`. */
  readonly notes?: readonly TurnNote[];
  /** The turn that this is the outcome of: its lease must still hold; its inbox entry becomes done. */
  readonly turn?: { readonly lease: TurnLease; readonly entry: InboxEntry };
}

/** What became of a commit. */
export type CommitResult =
  | {
      readonly outcome: 'committed';
      readonly messages: readonly Message[];
      /** With `turn`: the conversation's next pending entry, under the same lease; absent: the lease was given back. */
      readonly next?: InboxEntry;
    }
  /** A version has moved on: read again and decide again. */
  | { readonly outcome: 'conflict' }
  /** A message with this `clientMessageId` is there already: nothing was written. */
  | { readonly outcome: 'duplicate'; readonly message: Message }
  /** The turn's lease is somebody else's now: nothing was written, stop. */
  | { readonly outcome: 'leaseLost' };

/** Right to run the turns of one conversation; the token grows with every new holder. */
export interface TurnLease {
  readonly conversationId: string;
  readonly token: number;
}

/** Who asks for a lease, and until when they want it. */
export interface LeaseRequest {
  readonly holder: string;
  readonly now: Date;
  readonly until: Date;
}

/** An activity in the inbox of its conversation. */
export interface InboxEntry {
  readonly conversationId: string;
  /** Order within the conversation. */
  readonly position: number;
  readonly activityId: string;
  readonly activity: Partial<Activity>;
  readonly receivedAt: Date;
  /** How many times a lease for it was handed out before this one. */
  readonly attempts: number;
  /** The transcript's message of it; null for activities that are no message. */
  readonly messageSeq: number | null;
}

/** An activity from a channel, to be stored. */
export interface InboundActivity {
  readonly activityId: string;
  readonly activity: Partial<Activity>;
  readonly at: Date;
  /** The customer's message in the transcript; absent for activities that are no message. */
  readonly message?: NewMessage;
  /** The conversation, as it is created if there is none of its id. */
  readonly starts: Conversation;
}

/** What `receive` did. */
export interface Receipt {
  readonly conversationId: string;
  readonly entry: InboxEntry;
  /** `new`; `pending`: seen before, its turn not finished; `done`: seen before and finished. */
  readonly seen: 'new' | 'pending' | 'done';
  /** The message as stored, when the activity is one. */
  readonly message?: Message;
  /** The right to drain the inbox, when nobody holds it and something is pending; starts at `first`. */
  readonly drain?: { readonly lease: TurnLease; readonly first: InboxEntry };
}

/** A message on its way to a push channel, with the right to send it. */
export interface OutboxClaim {
  readonly message: Message;
  /** The conversation as it is now: its reference, state and epoch. */
  readonly conversation: Conversation;
  /** Attempts before this one. */
  readonly attempts: number;
  /** When it was committed. */
  readonly since: Date;
  /** Fencing token. */
  readonly token: number;
}

/** How an attempt to send ended. */
export type SendResult =
  | { readonly status: 'sent'; readonly channelMessageId?: string }
  | { readonly status: 'failed'; readonly failure: string }
  | { readonly status: 'retry'; readonly at: Date; readonly failure: string };

/** A page of a list: the cursor of the next, or null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Which conversations to list, newest activity first; agents' desks are none. */
export interface ConversationFilter {
  readonly state?: ConversationState;
  readonly agentId?: string;
  /** Matches part of the customer's name or of a message. */
  readonly q?: string;
  readonly cursor?: string;
  /** 1 to 200. */
  readonly limit: number;
}

/** Escalations by when they began to wait. */
export interface EscalationSpan {
  readonly from: Date;
  readonly to: Date;
  readonly queueId?: string;
}

/** A row of the conversations' list. */
export interface ConversationRow {
  readonly conversation: Conversation;
  readonly escalation: Escalation | null;
  /** The newest message that a customer, the bot or an agent wrote. */
  readonly lastMessage: Message | null;
}

/** Which write of an agent is stored, and until when their presence holds. */
export type AgentStamp = Pick<Agent, 'id' | 'version' | 'presenceUntil'>;

/** What handoff needs to remember. Every method is one transaction. */
export interface HandoffStore {
  /** Stores an activity (and its message) once, creates the conversation if needed, and hands out the drain. */
  receive(inbound: InboundActivity, lease: LeaseRequest): Promise<Receipt>;
  /** Hands out the drains of conversations whose pending entries nobody works on, oldest first. */
  claimTurns(
    lease: LeaseRequest,
    limit: number,
  ): Promise<readonly { readonly lease: TurnLease; readonly first: InboxEntry }[]>;
  /** Gives a lease back without an outcome (a stop, a failed attempt); a lost one is ignored. */
  releaseTurn(lease: TurnLease): Promise<void>;
  commit(change: Change): Promise<CommitResult>;

  /** The oldest due message of each conversation that nobody is sending; they are the caller's until `until`. */
  claimOutbox(lease: LeaseRequest, limit: number): Promise<readonly OutboxClaim[]>;
  /** Records an attempt's end; false when the claim was lost. Sent and failed become a `messageStatus` event. */
  settleOutbox(claim: OutboxClaim, result: SendResult): Promise<boolean>;
  /** When the next unclaimed message is due, or undefined when none is. */
  nextOutboxDue(): Promise<Date | undefined>;

  conversation(id: string): Promise<Conversation | undefined>;
  conversations(filter: ConversationFilter): Promise<Page<ConversationRow>>;
  /** In order of `seq`, those above `after`, at most `limit` (1 to 500). */
  messages(
    conversationId: string,
    options: { readonly after?: number; readonly limit: number },
  ): Promise<readonly Message[]>;

  /** The message that its sender gave this id. */
  messageByClientId(conversationId: string, clientMessageId: string): Promise<Message | undefined>;

  escalation(id: string): Promise<Escalation | undefined>;
  /** Waiting ones of all queues in the order of the line: priority, then age. At most `limit`. */
  waiting(limit: number): Promise<readonly Escalation[]>;
  /** How many stand before it in its queue, plus one. */
  place(escalation: Escalation): Promise<number>;
  /** Those that began to wait within the span (`to` excluded), of one queue or all, newest first; at most `limit`. */
  recentEscalations(span: EscalationSpan, limit: number): Promise<readonly Escalation[]>;
  /** Open ones whose clock has struck, longest overdue first. */
  dueEscalations(now: Date, limit: number): Promise<readonly Escalation[]>;
  /** Escalations in `assigned` whose agents' presence ended or is `offline`. */
  orphanedEscalations(now: Date, limit: number): Promise<readonly Escalation[]>;
  /** The agent of the customer's most recent escalation that ended, if any. */
  lastAgentOf(customerId: string): Promise<string | undefined>;
  /** Newest first, at most 100. */
  decisions(conversationId: string): Promise<readonly Decision[]>;

  agent(id: string): Promise<Agent | undefined>;
  agents(): Promise<readonly Agent[]>;
  /** Of all agents what tells whether to read them again, cheaply. */
  agentStamps(): Promise<readonly AgentStamp[]>;
  /** Prolongs a presence without a new version; false when the agent's presence is not the one given. */
  prolongPresence(agentId: string, presence: Presence, until: Date): Promise<boolean>;

  queue(id: string): Promise<Queue | undefined>;
  queues(): Promise<readonly Queue[]>;
  /** Writes the queue if its version still holds; with the `queueChanged` event. */
  saveQueue(queue: Queue): Promise<'saved' | 'conflict'>;
}

/**
 * Carries short-lived news, such as who is typing, to all instances: to this one at once, to others
 * soon. Nothing is kept, and what gets lost is no loss.
 */
export interface Signals<S> {
  publish(signal: S): void;
  /** Returns the way to stop. */
  subscribe(listener: (signal: S) => void): () => void;
}

/** Who is typing, for whoever shows it. */
export type TypingSignals = Signals<Typing>;

/** An event as the log holds it. */
export interface LoggedEvent<E = HandoffEvent> {
  readonly cursor: string;
  readonly at: Date;
  readonly event: E;
}

/** An event as a listener hears it. */
export interface HeardEvent<E = HandoffEvent> extends LoggedEvent<E> {
  /** Whether this instance wrote it: what has to be done once, its writer does first. */
  readonly isOwn: boolean;
}

/** The durable event log, as readers see it. Cursors are opaque; order holds within each conversation. */
export interface EventFeed<E = HandoffEvent> {
  /**
   * Events after the cursor (undefined: from the oldest that is kept), and the cursor to go on from.
   * A cursor whose events are no longer kept is refused as `cursorExpired`.
   */
  since(
    cursor: string | undefined,
    limit: number,
  ): Promise<{ readonly items: readonly LoggedEvent<E>[]; readonly next: string | null }>;
  /** The cursor of the newest event; null when the log is empty. */
  latest(): Promise<string | null>;
  /**
   * Calls back with each committed event as it comes, starting now; returns the way to stop.
   * `onGap` is told when some may have been missed: read again what you follow.
   */
  subscribe(listener: (event: HeardEvent<E>) => void, onGap?: () => void): () => void;
}
