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
import type {
  ModelState,
  RankedIntent,
  RecognitionEvent,
  SelfTrainings,
  TrainingReport,
  TrainingState,
  UnansweredReason,
} from '../recognizers/index.ts';
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
    /** With 409 `worseModel`: what got worse, and by how much. */
    readonly comparison?: ModelComparisonAnswer;
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

/** An intent of `/intents`. */
export interface IntentAnswer {
  /** `None` holds sentences that no intent should claim. */
  readonly name: string;
  readonly description: string;
  readonly humanOnly: boolean;
  /** The revision of all intents that last changed this one; an edit sends it as `expectedRevision`. */
  readonly revision: number;
  /** How many utterances it has. */
  readonly utterances: Readonly<Record<Language, number>>;
}

/** An utterance of `/intents/{name}/utterances`. */
export interface UtteranceAnswer {
  readonly id: number;
  readonly utterance: string;
  readonly intent: string;
  readonly language: Language;
}

/** A change of `/intents/history`. */
export interface IntentChangeAnswer {
  readonly revision: number;
  readonly at: string;
  readonly author: string;
  readonly authorName: string | null;
  readonly note: string;
  readonly intents: readonly string[];
  readonly added: number;
  readonly removed: number;
}

/** A change of `/intents/history/{revision}`, with its utterances. */
export interface IntentChangeDetailAnswer extends IntentChangeAnswer {
  readonly addedUtterances: readonly UtteranceAnswer[];
  readonly removedUtterances: readonly UtteranceAnswer[];
}

/** What `POST /intents/import` changed, or with `dryRun` would change. */
export interface ImportAnswer {
  readonly dryRun: boolean;
  /** The revision after it (the present one with `dryRun`, or when there was nothing to change). */
  readonly revision: number;
  /** Utterances. */
  readonly added: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly newIntents: readonly string[];
  readonly removedIntents: readonly string[];
  /** Intents whose description or `humanOnly` changes. */
  readonly changedProfiles: readonly string[];
  /** The first hundred utterances of each kind. */
  readonly examples: {
    readonly added: readonly Omit<UtteranceAnswer, 'id'>[];
    readonly removed: readonly Omit<UtteranceAnswer, 'id'>[];
  };
  /** Rows that can't be used; only a dry run has any, without it they refuse the whole file. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** `GET /intents/export`. */
export interface ExportAnswer {
  /** A name for the file. */
  readonly fileName: string;
  readonly contentType: string;
  readonly revision: number;
  readonly content: string;
}

/** A version of the model, of `/models`. */
export interface ModelAnswer {
  readonly id: string;
  readonly number: number;
  readonly state: ModelState;
  readonly author: string;
  readonly authorName: string | null;
  readonly note: string;
  readonly at: string;
  readonly activatedAt: string | null;
  /** The revision of the intents that it learned. */
  readonly revision: number;
  readonly seed: number;
  /** Messages of the log that it was given to learn from. */
  readonly learnedFrom: number;
  readonly trainSeconds: number;
  readonly byteLength: number;
  /** Whether it can be put to use: the bytes of old versions are not kept. */
  readonly isKept: boolean;
  /** Cross-validated, 0 to 1; null without a report. */
  readonly accuracy: number | null;
  readonly hasReport: boolean;
}

/** A version against the active one; all shares of 1. */
export interface ModelComparisonAnswer {
  /** Null where a version has no report. */
  readonly accuracy: number | null;
  readonly activeAccuracy: number | null;
  /** Intents that lost more than the margin, worst first: F1 of this version and of the active one. */
  readonly worseIntents: readonly {
    readonly intent: string;
    readonly f1: number;
    readonly activeF1: number;
  }[];
  /** Whether activation needs `force`. */
  readonly isWorse: boolean;
}

/** `GET /models/{id}/report`. */
export interface ModelReportAnswer {
  /** Null: it was never checked. */
  readonly report: TrainingReport | null;
  /** What learning from the log brought, in each language in which it was tried; accuracies cross-validated. */
  readonly selfTraining: SelfTrainings;
}

/** The training under way, or the last one. */
export interface TrainingAnswer {
  readonly id: string;
  readonly state: TrainingState;
  readonly author: string;
  readonly authorName: string | null;
  readonly note: string;
  readonly startedAt: string;
  readonly revision: number;
  readonly seed: number;
  readonly learnFromLog: boolean;
  /** What is under way, such as `zh calibration`; empty before the first step. */
  readonly step: string;
  /** How far the step is, 0 to 1. */
  readonly share: number;
  /** The version that came of it. */
  readonly modelId: string | null;
  /** Why it failed. */
  readonly error: string | null;
}

/** A message of the inbox; personal data are masked. */
export interface UnansweredAnswer {
  readonly id: string;
  readonly text: string;
  readonly language: Language;
  readonly reason: UnansweredReason;
  /** How often it was asked. */
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Where it was asked last; null for readers who may not open conversations. */
  readonly conversationId: string | null;
  readonly seq: number;
  /** Likeliest intents when it was asked, at most three, and how far the first was ahead. */
  readonly ranking: readonly RankedIntent[];
  readonly margin: number;
  /** The intent that an agent said it is not. */
  readonly wrongIntent: string | null;
}

/** Messages like each other, of the review queue `GET /unanswered`: one label fits all. */
export interface UnansweredGroupAnswer {
  /** Likeliest intents by the active model, at most three, and how far the first is ahead, 0 to 1. */
  readonly ranking: readonly RankedIntent[];
  readonly margin: number;
  /** The first stands for the others. */
  readonly messages: readonly UnansweredAnswer[];
}

/** An event of `/sync` and of the live stream. */
export interface EventAnswer {
  readonly cursor: string;
  readonly at: string;
  /** Handoff's events and, as `{ type, … }`, those of the other rooms. */
  readonly event:
    | HandoffEvent
    | { readonly type: 'articleSaved'; readonly articleId: string; readonly language: Language }
    | RecognitionEvent;
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
