import type { Binary, Collection, Db, ObjectId } from 'mongodb';
import type { Account, Session } from '../../console/store.ts';
import type { Customer, Order, OwnershipAttempt } from '../../customers/store.ts';
import type { AgentLink, LinkCode } from '../../handoff/agentChannel/store.ts';
import type {
  Agent,
  Conversation,
  Decision,
  Escalation,
  Message,
  Queue,
  Typing,
} from '../../handoff/index.ts';
import type { AnswerOutcome, FittedPolicy } from '../../knowledge/answers/store.ts';
import type { QuickReply, ShopFacts } from '../../knowledge/quickReplies/store.ts';
import type { Article, Taxonomy } from '../../knowledge/store.ts';
import type { SynonymRecord } from '../../knowledge/synonyms/store.ts';
import type {
  IntentChange,
  IntentProfile,
  KeptMessage,
  ModelVersion,
  StoredUtterance,
  Training,
  UnansweredMessage,
} from '../../recognizers/store.ts';
import type { BatonEvent } from '../store.ts';

/** A record as a document: its id is the document's. */
export type DocumentOf<T extends { readonly id: string }> = Omit<T, 'id'> & {
  readonly _id: string;
};

/** What a conversation's document carries beside the record: the counters and the lease of its turns. */
export interface Desk {
  /** The newest message's `seq`. */
  readonly seq: number;
  /** That of the newest message that a customer, the bot or an agent wrote; 0: none. */
  readonly spoken: number;
  /** The newest inbox entry's position. */
  readonly position: number;
  /** Entries whose turn is not over. */
  readonly pending: number;
  /** The lease's fencing token, the instance that took it last, and its end; null: nobody has it. */
  readonly token: number;
  readonly holder: string | null;
  readonly until: Date | null;
  /** Grows where somebody depends on the conversation and writes nothing else to it. */
  readonly guards: number;
}

/** A conversation; what is a channel's or a dialog's own is kept as encoded JSON. */
export interface ConversationDocument
  extends Omit<DocumentOf<Conversation>, 'reference' | 'dialogState'> {
  readonly reference: string;
  readonly dialogState: string;
  readonly desk: Desk;
  readonly activeAt: Date;
  /** While entries are pending: from when on the next may be claimed. */
  readonly drainableAt?: Date;
}

/** A message; `_id` is made of conversation and `seq`. */
export interface MessageDocument extends Omit<Message, 'activity'> {
  readonly _id: string;
  readonly activity?: string;
  /** The commit that wrote it. */
  readonly commit: string;
}

/** An entry of a conversation's inbox; `_id` is made of conversation and position. */
export interface InboxDocument {
  readonly _id: string;
  readonly conversationId: string;
  readonly position: number;
  readonly activityId: string;
  readonly activity: string;
  readonly receivedAt: Date;
  readonly messageSeq: number | null;
  readonly attempts: number;
  readonly done: boolean;
  readonly doneAt?: Date;
  /** The commit that wrote it. */
  readonly commit: string;
}

/** A conversation's line of messages to a push channel; the first is the one to send. */
export interface OutboxDocument {
  /** The conversation's id. */
  readonly _id: string;
  readonly items: readonly {
    readonly seq: number;
    readonly since: Date;
    readonly attempts: number;
  }[];
  /** From when on the first may be claimed: it is due, or the claim on it ends; absent: nothing to send. */
  readonly readyAt?: Date;
  /** Fencing token of the claim, and the instance that has it. */
  readonly token: number;
  readonly holder?: string;
}

/** An escalation, with its end for the customer. */
export interface EscalationDocument extends DocumentOf<Escalation> {
  readonly endedAt: Date | null;
}

/** One event; a commit without events leaves one document without `event`, as its receipt. */
export interface EventDocument {
  /** The commit's id and the place within it. */
  readonly _id: string;
  readonly at: Date;
  /** The instance that wrote it. */
  readonly by: string;
  /** On a commit's last document: with it, all of the commit has been heard. */
  readonly isLast?: true;
  readonly event?: BatonEvent;
}

/** A point from which the log can be read. */
export interface EventStartDocument {
  readonly _id: string;
  readonly at: Date;
}

/** News for other instances. */
export interface SignalDocument {
  readonly _id?: string | ObjectId;
  readonly at: Date;
  readonly by: string;
  /** Absent for a mark, which only shows a reader of the log how far it goes. */
  readonly signal?: Typing;
}

/** An instance, and the sessions that its transactions run in. */
export interface InstanceDocument {
  readonly _id: string;
  /** When it last said so, by the server's clock. */
  readonly aliveAt: Date;
  readonly sessions: readonly Binary[];
}

/** A revision of an article. */
export interface ArticleDocument extends Article {
  readonly _id: string;
  readonly isLatest: boolean;
  /**
   * Whether it is the newest published or archived revision of its language version. Absent in what
   * was written before drafts could lie on top of what is published: there, the latest stands.
   */
  readonly isStanding?: boolean;
}

/** The taxonomy, in the one document of its collection. */
export interface TaxonomyDocument extends Taxonomy {
  readonly _id: string;
}

/** A version of the synonyms, by its number. */
export interface SynonymsDocument extends SynonymRecord {
  readonly _id: number;
}

/** A lease on work that one instance at a time does. */
export interface JobDocument {
  readonly _id: string;
  readonly token: number;
  readonly until: Date | null;
}

/** Tries to see orders, of one conversation or on one order. */
export interface AttemptsDocument {
  readonly _id: string;
  readonly attempts: readonly OwnershipAttempt[];
  /** The newest's time. */
  readonly at: Date;
}

/** From which revision of the intents on something holds, and until which; null: it holds now. */
export interface Holding {
  readonly since: number;
  readonly until: number | null;
}

/** Some of the utterances that one revision added. */
export interface UtterancesDocument {
  readonly _id: string;
  readonly since: number;
  readonly rows: readonly StoredUtterance[];
}

/** A change of the intents; its id is the revision. */
export interface IntentChangeDocument extends Omit<IntentChange, 'revision'> {
  readonly _id: number;
  /** The newest utterance's id. */
  readonly lastId: number;
  /** Ids of the utterances that it removed. */
  readonly removedIds: readonly number[];
}

/** A model's version; its bytes and its report are blobs. */
export interface ModelDocument extends Omit<DocumentOf<ModelVersion>, 'isKept' | 'hasReport'> {
  readonly blob: string | null;
  readonly reportBlob: string | null;
}

/** An agent's chat account, under the agent's id. */
export type AgentLinkDocument = Omit<AgentLink, 'agentId'> & { readonly _id: string };

/** The newest training, in the one document of its collection. */
export interface TrainingDocument {
  readonly _id: string;
  readonly training: Training;
}

/** A part of a file or model. */
export interface BlobDocument {
  readonly _id: string;
  readonly bytes: Binary;
}

/** What is known of the data as a whole: its `schema`, and how far back its `events` go. */
export interface MetaDocument {
  readonly _id: string;
  readonly version?: number;
  /** Events from before this instant have been removed. */
  readonly removedBefore?: Date;
}

/** All collections of a database. */
export interface Collections {
  readonly conversations: Collection<ConversationDocument>;
  readonly messages: Collection<MessageDocument>;
  readonly inbox: Collection<InboxDocument>;
  readonly outbox: Collection<OutboxDocument>;
  readonly escalations: Collection<EscalationDocument>;
  readonly decisions: Collection<DocumentOf<Decision>>;
  readonly agents: Collection<DocumentOf<Agent>>;
  readonly queues: Collection<DocumentOf<Queue>>;
  readonly events: Collection<EventDocument>;
  readonly eventStarts: Collection<EventStartDocument>;
  readonly signals: Collection<SignalDocument>;
  readonly instances: Collection<InstanceDocument>;
  readonly jobs: Collection<JobDocument>;
  readonly articles: Collection<ArticleDocument>;
  readonly taxonomy: Collection<TaxonomyDocument>;
  readonly synonyms: Collection<SynonymsDocument>;
  readonly answers: Collection<DocumentOf<AnswerOutcome>>;
  readonly answerPolicy: Collection<{ readonly _id: string; readonly policy: FittedPolicy }>;
  readonly quickReplies: Collection<DocumentOf<QuickReply>>;
  readonly shopFacts: Collection<ShopFacts & { readonly _id: string }>;
  readonly utterances: Collection<UtterancesDocument>;
  readonly intentProfiles: Collection<
    Omit<IntentProfile, 'revision'> & Holding & { readonly _id: string }
  >;
  readonly intentChanges: Collection<IntentChangeDocument>;
  readonly models: Collection<ModelDocument>;
  readonly trainings: Collection<TrainingDocument>;
  readonly unanswered: Collection<DocumentOf<UnansweredMessage>>;
  readonly keptMessages: Collection<DocumentOf<KeptMessage>>;
  readonly blobs: Collection<BlobDocument>;
  readonly customers: Collection<DocumentOf<Customer>>;
  readonly orders: Collection<Order & { readonly _id: string }>;
  readonly attempts: Collection<AttemptsDocument>;
  readonly accounts: Collection<DocumentOf<Account>>;
  readonly sessions: Collection<DocumentOf<Session>>;
  readonly agentLinks: Collection<AgentLinkDocument>;
  readonly linkCodes: Collection<Omit<LinkCode, 'agentId'> & { readonly _id: string }>;
  readonly attachments: Collection<{
    readonly _id: string;
    readonly conversationId: string;
    readonly name: string;
    readonly contentType: string;
    readonly at: Date;
    readonly blob: string;
  }>;
  readonly secrets: Collection<{ readonly _id: string; readonly value: string }>;
  readonly meta: Collection<MetaDocument>;
}

/** The names of all collections, in the order in which they are made. */
export const COLLECTION_NAMES = [
  'meta',
  'conversations',
  'messages',
  'inbox',
  'outbox',
  'escalations',
  'decisions',
  'agents',
  'queues',
  'events',
  'eventStarts',
  'signals',
  'instances',
  'jobs',
  'articles',
  'taxonomy',
  'synonyms',
  'answers',
  'answerPolicy',
  'quickReplies',
  'shopFacts',
  'utterances',
  'intentProfiles',
  'intentChanges',
  'models',
  'trainings',
  'unanswered',
  'keptMessages',
  'blobs',
  'customers',
  'orders',
  'attempts',
  'accounts',
  'sessions',
  'agentLinks',
  'linkCodes',
  'attachments',
  'secrets',
] as const satisfies readonly (keyof Collections)[];

/** The collections of a database. */
export function collectionsOf(database: Db): Collections {
  return Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, database.collection(name)]),
  ) as unknown as Collections;
}
