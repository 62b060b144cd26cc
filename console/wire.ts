/**
 * The shapes of `/api/v1` as they travel: what the routes answer and what the pages read. Times are
 * ISO 8601 in UTC. Imports types only, so that the web pages can use it.
 */
import type {
  Candidate,
  Capacity,
  ConversationState,
  Decision,
  EscalationReason,
  EscalationState,
  HandoffEvent,
  Language,
  MessageAnalysis,
  MessageSender,
  MessageStatus,
  Presence,
  Queue,
} from '../handoff/index.ts';
import type { ArticleStatus, Urgency } from '../knowledge/index.ts';
import type { Role } from './store.ts';

/** A page of a list. */
export interface ListAnswer<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** What every refused request answers. */
export interface ErrorAnswer {
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** Per field of the request, what is wrong with it. */
    readonly fields?: Readonly<Record<string, string>>;
    /** With 409 on a conversation: who has it now. */
    readonly owner?: {
      readonly state: ConversationState;
      readonly agentId: string | null;
      readonly agentName: string | null;
    };
  };
}

/** `POST /session`: for browsers a cookie comes along. */
export interface SessionAnswer {
  readonly token: string;
  /** Browsers send it as `X-CSRF-Token` with every request that changes something. */
  readonly csrfToken: string;
  readonly expiresAt: string;
  readonly me: MeAnswer;
}

/** `GET /me`. */
export interface MeAnswer {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Null for accounts that are no agents. */
  readonly agent: AgentAnswer | null;
  readonly csrfToken: string;
}

/** An agent (or, with `agent` data absent, an account) of `/agents`. */
export interface AgentAnswer {
  readonly id: string;
  /** Null for readers who are neither supervisor nor admin. */
  readonly email: string | null;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly skills: Readonly<Record<string, number>>;
  readonly languages: readonly string[];
  readonly capacity: Capacity;
  readonly presence: Presence;
  /** Escalations held, wrap-ups included. */
  readonly load: number;
  /** Mean of 1 to 5 and number of ratings; mean null while there are none. */
  readonly rating: { readonly mean: number | null; readonly count: number };
}

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
export type QueueAnswer = Omit<Queue, 'version'>;

/** A revision of an article, of `/articles`. */
export interface ArticleAnswer {
  readonly id: string;
  readonly language: Language;
  readonly revision: number;
  readonly status: ArticleStatus;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly questions: readonly string[];
  readonly intents: readonly string[];
  readonly product: string;
  readonly issueType: string;
  readonly urgency: Urgency;
  readonly tags: readonly string[];
  /** An account's id or a program's name. */
  readonly author: string;
  readonly authorName: string | null;
  readonly note: string;
  readonly at: string;
}

/** A hit of `/articles/search`. */
export interface ArticleHitAnswer {
  readonly score: number;
  readonly article: ArticleAnswer;
}

/** An event of `/sync` and of the live stream. */
export interface EventAnswer {
  readonly cursor: string;
  readonly at: string;
  /** Handoff's events and, as `{ type, … }`, those of the other rooms. */
  readonly event:
    | HandoffEvent
    | { readonly type: 'articleSaved'; readonly articleId: string; readonly language: Language };
}

/**
 * What the server sends over the live stream (WebSocket `/api/v1/stream?since=CURSOR`): first all
 * events after the cursor, then `ready`, then events as they come. `ping` comes every few seconds
 * and wants a `pong`; the connection keeps the agent's presence alive.
 */
export type StreamMessage =
  | ({ readonly kind: 'event' } & EventAnswer)
  | { readonly kind: 'ready'; readonly cursor: string | null }
  | {
      readonly kind: 'typing';
      readonly conversationId: string;
      readonly from: 'customer' | 'agent';
    }
  | { readonly kind: 'ping' };

/** What a client sends over the live stream. */
export type StreamRequest =
  | { readonly kind: 'pong' }
  | { readonly kind: 'typing'; readonly conversationId: string };
