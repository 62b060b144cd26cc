import type { IncomingMessage } from 'node:http';
import type { Activity } from 'botbuilder';
import type { EventFeed, HandoffStore } from '../../handoff/index.ts';
import type { BatonEvent } from '../../storage/index.ts';
import type { AttachmentStore } from '../store.ts';

/** What the local Direct Line is made of. */
export interface DirectLineParts {
  readonly handoff: Pick<HandoffStore, 'messages'>;
  readonly events: Pick<EventFeed<BatonEvent>, 'subscribe'>;
  readonly attachments: AttachmentStore;
  /** Signs tokens and attachment links; the same on every instance, at least 32 characters. */
  readonly signingSecret: string;
  /** `DIRECT_LINE_SECRET`: lets the shop's site choose a user id. Undefined: nobody may. */
  readonly siteSecret: string | undefined;
  /** Stores an activity durably before it resolves; an id seen before adds nothing. */
  readonly accept: (activity: InboundDirectLineActivity) => Promise<{ readonly id: string }>;
  readonly typing: TypingPort;
  /** Where clients reach us, without a trailing slash; undefined: as their request names the host. */
  readonly publicUrl?: string | undefined;
  /** Foreign sites whose pages may call us; none by default. */
  readonly allowedOrigins?: readonly string[];
  readonly limits?: Partial<DirectLineLimits>;
  /** The client's address, for the rate limit; default: the socket's. */
  readonly clientAddress?: (request: IncomingMessage) => string;
  /** Hears of failures that are ours, not the client's. */
  readonly reportFailure?: (error: unknown) => void;
  readonly now?: () => Date;
}

/** An activity as `accept` gets it: complete, and vouched for by a token. */
export type InboundDirectLineActivity = Partial<Activity> &
  Pick<Activity, 'type' | 'channelId' | 'serviceUrl' | 'from' | 'conversation'> & {
    /** The same whenever the client repeats the activity. */
    readonly id: string;
  };

/** Typing, which is shown and never stored. Conversations by our record's id. */
export interface TypingPort {
  /** Calls back when the bot or an agent types; returns the way to stop. */
  toCustomer(listener: (typing: TypingToCustomer) => void): () => void;
  fromCustomer(conversationId: string): void;
}

/** The bot or an agent types to a customer. */
export interface TypingToCustomer {
  readonly conversationId: string;
  /** Absent: the bot. */
  readonly agent?: { readonly id: string; readonly name: string };
}

/** So many in so many seconds. */
export interface Rate {
  readonly points: number;
  readonly seconds: number;
}

/** How much one client may ask of us. */
export interface DirectLineLimits {
  readonly textCharacters: number;
  /** Of a JSON body. */
  readonly bodyBytes: number;
  readonly fileBytes: number;
  readonly files: number;
  /** For each address. */
  readonly anonymousTokens: Rate;
  /** For each user: activities and uploads. */
  readonly activities: Rate;
  /** For each conversation; the oldest gives way. */
  readonly streams: number;
  /** A stream that leaves a ping unanswered until the next is closed. */
  readonly streamPingSeconds: number;
}

/** The limits that ship. */
export const DEFAULT_LIMITS: DirectLineLimits = {
  textCharacters: 4000,
  bodyBytes: 256 * 1024,
  fileBytes: 4 * 1024 * 1024,
  files: 5,
  anonymousTokens: { points: 1200, seconds: 60 },
  activities: { points: 300, seconds: 10 },
  streams: 10,
  streamPingSeconds: 20,
};

/** The service URL of activities that came in through the local Direct Line. */
export const LOCAL_SERVICE_URL = 'urn:baton:local';

/** The channel of the local Direct Line. */
export const DIRECT_LINE_CHANNEL = 'directline';

/** The bot, as activities address it. */
export const BOT_ACCOUNT = { id: 'bot', name: 'Bot', role: 'bot' } as const;
