import type { Queue } from '../../handoff/index.ts';
import type { AgentCollection } from './agents.ts';
import type { Collections } from './collections.ts';
import type { Commits } from './commits.ts';
import { ConversationCollection } from './conversations.ts';
import { EscalationCollection } from './escalations.ts';
import { MessageCollection } from './messages.ts';
import { MongoOutbox } from './outbox.ts';
import { TurnCollection } from './turns.ts';
import { VersionedCollection } from './versionedCollection.ts';

/** Handoff's collections, and the way to write several of them as one. */
export interface HandoffCollections {
  readonly commits: Commits;
  readonly conversations: ConversationCollection;
  readonly messages: MessageCollection;
  readonly turns: TurnCollection;
  readonly escalations: EscalationCollection;
  readonly agents: AgentCollection;
  readonly queues: VersionedCollection<Queue>;
  readonly decisions: Collections['decisions'];
  readonly outbox: MongoOutbox;
  /** What turns say about answers. */
  readonly answers: Collections['answers'];
}

/** Handoff's part of the collections. */
export function handoffCollections(
  collections: Collections,
  parts: {
    readonly commits: Commits;
    readonly agents: AgentCollection;
    readonly instanceId: string;
  },
): HandoffCollections {
  const { commits, agents, instanceId } = parts;
  const conversations = new ConversationCollection({
    conversations: collections.conversations,
    instanceId,
  });
  const messages = new MessageCollection(collections);
  return {
    commits,
    agents,
    conversations,
    messages,
    turns: new TurnCollection({ inbox: collections.inbox, conversations }),
    escalations: new EscalationCollection(collections),
    queues: new VersionedCollection<Queue>(collections.queues),
    decisions: collections.decisions,
    answers: collections.answers,
    outbox: new MongoOutbox({ collections, messages, conversations, commits, instanceId }),
  };
}
