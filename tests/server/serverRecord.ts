import type {
  AgentAnswer,
  ArticleAnswer,
  ConversationAnswer,
  EventAnswer,
  MessageAnswer,
  QueueEntryAnswer,
} from '../../console/wire.ts';
import type { ConsoleClient } from '../support/consoleClient.ts';

/** A conversation with its whole transcript. */
export interface ConversationRecord extends ConversationAnswer {
  readonly messages: readonly MessageAnswer[];
}

/** What the server says about everything that happened. */
export interface ServerRecord {
  readonly conversations: readonly ConversationRecord[];
  readonly waiting: readonly QueueEntryAnswer[];
  readonly agents: readonly AgentAnswer[];
  /** The whole event log. */
  readonly events: readonly EventAnswer[];
  /** Each article's revisions, oldest first. */
  readonly revisions: ReadonlyMap<string, readonly ArticleAnswer[]>;
}

/** Asks the server for all of it. */
export async function askServer(
  admin: ConsoleClient,
  articleIds: readonly string[],
): Promise<ServerRecord> {
  const conversations = await admin.list<ConversationAnswer>('/conversations?limit=200');
  const revisionsOf = async (id: string) => {
    const path = `/articles/${id}/revisions?language=en`;
    return [id, (await admin.list<ArticleAnswer>(path)).reverse()] as const;
  };
  return {
    conversations: await Promise.all(
      conversations.map(async (conversation) => ({
        ...conversation,
        messages: await transcriptOf(admin, conversation.id),
      })),
    ),
    waiting: await admin.list<QueueEntryAnswer>('/queue'),
    agents: await admin.list<AgentAnswer>('/agents'),
    events: await admin.list<EventAnswer>('/sync?limit=1000', 'since'),
    revisions: new Map(await Promise.all(articleIds.map(revisionsOf))),
  };
}

/** The transcript from its start. */
export function transcriptOf(admin: ConsoleClient, id: string): Promise<readonly MessageAnswer[]> {
  return admin.list<MessageAnswer>(`/conversations/${id}/messages?limit=500`, 'after');
}

/** The conversation of the customer of this name. */
export function conversationOf(record: ServerRecord, customerName: string): ConversationRecord {
  const found = record.conversations.filter((one) => one.customerName === customerName);
  const [conversation] = found;
  if (conversation && found.length === 1) return conversation;
  throw new Error(`${found.length} conversations of ${customerName}`);
}
