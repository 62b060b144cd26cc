import type { AttachmentStore, JobStore, RetentionStore, SecretStore } from '../bot/store.ts';
import type { AccountStore } from '../console/store.ts';
import type { CustomerStore, OrderStore } from '../customers/store.ts';
import type { AgentLinkStore } from '../handoff/agentChannel/store.ts';
import type { HandoffEvent } from '../handoff/index.ts';
import type { EventFeed, HandoffStore, TypingSignals } from '../handoff/store.ts';
import type { AnswerStore } from '../knowledge/answers/store.ts';
import type { QuickReplyStore } from '../knowledge/quickReplies/store.ts';
import type { ArticleStore, KnowledgeEvent, TaxonomyStore } from '../knowledge/store.ts';
import type { SynonymStore } from '../knowledge/synonyms/store.ts';
import type {
  IntentStore,
  ModelStore,
  RecognitionEvent,
  UnansweredStore,
} from '../recognizers/store.ts';

/** Every room's events, as the one log holds them. */
export type BatonEvent = HandoffEvent | KnowledgeEvent | RecognitionEvent;

/** All that Baton remembers, in one database. */
export interface Store {
  readonly handoff: HandoffStore;
  /** A reader may know fewer rooms' events than the log carries, and passes the others over. */
  readonly events: EventFeed<BatonEvent> & EventFeed<HandoffEvent>;
  readonly signals: TypingSignals;
  readonly articles: ArticleStore;
  readonly answers: AnswerStore;
  readonly quickReplies: QuickReplyStore;
  readonly taxonomy: TaxonomyStore;
  readonly synonyms: SynonymStore;
  readonly intents: IntentStore;
  readonly models: ModelStore;
  readonly unanswered: UnansweredStore;
  readonly customers: CustomerStore;
  readonly orders: OrderStore;
  readonly accounts: AccountStore;
  readonly agentLinks: AgentLinkStore;
  readonly attachments: AttachmentStore;
  readonly secrets: SecretStore;
  readonly jobs: JobStore;
  readonly retention: RetentionStore;
  /** Resolves when the database answers, rejects when it does not. */
  ping(): Promise<void>;
  /** Finishes what was begun and lets go of the database; later writes reject with `closed`. */
  close(): Promise<void>;
}
