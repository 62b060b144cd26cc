/** What the database holds, in the checker's own words. Times are milliseconds since 1970. */
export interface Records {
  readonly conversations: readonly ConversationRecord[];
  /** By conversation and `seq`. */
  readonly messages: readonly MessageRecord[];
  /** Every activity ever taken. */
  readonly inbox: readonly InboxRecord[];
  /** What has yet to be sent. */
  readonly outbox: readonly { readonly conversationId: string; readonly seq: number }[];
  readonly escalations: readonly EscalationRecord[];
  readonly agents: readonly AgentRecord[];
  /** All events as they are stored, in no order. */
  readonly events: readonly StoredEvent[];
  /** All events in the order in which they were committed. */
  readonly log: readonly LoggedEvent[];
  /** The log as each instance tells it, from its start. */
  readonly told: readonly (readonly LoggedEvent[])[];
}

export interface ConversationRecord {
  readonly id: string;
  readonly channelId: string;
  /** The channel's id of it. */
  readonly conversationId: string;
  readonly userId: string;
  readonly state: string;
  readonly epoch: number;
  readonly agentId: string | null;
  readonly escalationId: string | null;
}

export interface MessageRecord {
  readonly conversationId: string;
  readonly seq: number;
  readonly from: 'customer' | 'bot' | 'agent' | 'note' | 'event';
  readonly text: string;
  readonly at: number;
  readonly status: string;
  readonly failure: string | null;
  readonly agentId: string | null;
  /** The sender's own id, if it gave one. */
  readonly clientId: string | null;
}

export interface InboxRecord {
  readonly conversationId: string;
  readonly activityId: string;
  readonly done: boolean;
}

export interface EscalationRecord {
  readonly id: string;
  readonly conversationId: string;
  readonly state: string;
  readonly queuedAt: number;
  readonly agentId: string | null;
  readonly rating: number | null;
}

export interface AgentRecord {
  readonly id: string;
  readonly capacity: number;
  /** Ids of the escalations that occupy a slot. */
  readonly holds: readonly string[];
  readonly ratingCount: number;
  readonly ratingSum: number;
}

/** An event, with those of its fields that rules ask for. */
export interface StoredEvent {
  readonly type: string;
  readonly conversationId?: string;
  readonly escalationId?: string;
  readonly agentId?: string | null;
  readonly seq?: number;
  readonly from?: string;
  readonly state?: string;
  readonly epoch?: number;
  readonly by?: string;
  readonly cause?: string;
  readonly outcome?: string;
  readonly rating?: number;
}

/** An event at its place in the log. */
export interface LoggedEvent {
  readonly cursor: string;
  readonly at: number;
  readonly event: StoredEvent;
}
