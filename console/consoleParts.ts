import type { IncomingMessage } from 'node:http';
import type { Attachment } from 'botbuilder';
import type {
  AgentLink,
  Conversation,
  EventFeed,
  Handoff,
  HandoffEvent,
  HandoffStore,
  OfferedCode,
  TypingSignals,
} from '../handoff/index.ts';
import type {
  AgentSuggestions,
  AnswerStore,
  ArticleStore,
  KnowledgeBase,
  KnowledgeEvent,
  Language,
  QuickReplyBook,
  QuickReplyValues,
  SynonymStore,
  TaxonomyStore,
} from '../knowledge/index.ts';
import type { Authoring, RecognitionEvent } from '../recognizers/index.ts';
import type { PasswordCost } from './accounts/passwords.ts';
import type { SignInLimits } from './accounts/signIns.ts';
import type { StreamTiming } from './live/streamTiming.ts';
import type { AccountStore } from './store.ts';

/** The events that the console passes on. */
export type ConsoleEvent = HandoffEvent | KnowledgeEvent | RecognitionEvent;

/** Where the console's log lines go; a pino logger fits. */
export interface ConsoleLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Agents' chat accounts on channels, in which they work besides the console. */
export interface ChatAccounts {
  of(agentId: string): Promise<AgentLink | undefined>;
  /** A new one-time code for this agent; undefined when asked too often. */
  offer(agentId: string): Promise<OfferedCode | undefined>;
  /** Unlinks; false when nothing was linked. */
  end(agentId: string): Promise<boolean>;
}

/** What the console is made of. */
export interface ConsoleParts {
  readonly handoff: Handoff;
  readonly store: HandoffStore;
  readonly events: EventFeed<ConsoleEvent>;
  readonly accounts: AccountStore;
  /** Absent: agents work in the console only. */
  readonly chatAccounts?: ChatAccounts;
  readonly knowledge: KnowledgeBase;
  readonly articles: ArticleStore;
  readonly taxonomy: TaxonomyStore;
  readonly synonyms: SynonymStore;
  readonly quickReplies: QuickReplyBook;
  /** What quick replies may tell of the customer's own order, where they have one; absent: nothing. */
  readonly orderValues?: (
    conversation: Conversation,
    language: Language,
  ) => Promise<QuickReplyValues>;
  /** What agents may answer with; default: what the words of the conversation find. */
  readonly suggestions?: Pick<AgentSuggestions, 'suggest'>;
  /** What became of the bot's answers; absent where another bot answers. */
  readonly answers?: Pick<AnswerStore, 'articleRecords'>;
  /** For authors of the bot; absent where another bot answers, which has intents of its own. */
  readonly authoring?: Authoring | undefined;
  readonly typing: TypingSignals;
  /** The link under which agents see a file; undefined: none. Default: the attachment's own, if it is http(s). */
  readonly attachmentUrl?: (attachment: Attachment) => string | undefined;
  /** Where the built pages are; they may be missing. */
  readonly pagesDirectory: string;
  readonly now: () => Date;
  readonly log: ConsoleLog;
  /** `secure`: browsers send the session's cookie over https only. */
  readonly cookies: { readonly secure: boolean };
  /** The client's address, for the limits of sign-in; default: the socket's. */
  readonly clientAddress?: (request: IncomingMessage) => string;
  readonly signInLimits?: SignInLimits;
  /** Of new passwords; default {@link PASSWORD_COST}. */
  readonly passwordCost?: PasswordCost;
  readonly streamTiming?: Partial<StreamTiming>;
}
