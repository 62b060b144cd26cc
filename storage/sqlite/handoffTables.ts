import type { Queue } from '../../handoff/index.ts';
import { AgentTable } from './agents.ts';
import { AnswerTable } from './answers.ts';
import { ConversationTable } from './conversations.ts';
import type { Database } from './database.ts';
import { DecisionTable } from './decisions.ts';
import { EscalationTable } from './escalations.ts';
import type { SqliteEventLog } from './eventLog.ts';
import { MessageTable } from './messages.ts';
import { Outbox } from './outbox.ts';
import { QuickReplyTable } from './quickReplies.ts';
import { TurnTable } from './turns.ts';
import { VersionedTable } from './versionedTable.ts';

/** Handoff's tables, to be read at any time and written within a transaction. */
export interface HandoffTables {
  readonly conversations: ConversationTable;
  readonly messages: MessageTable;
  readonly turns: TurnTable;
  readonly outbox: Outbox;
  readonly escalations: EscalationTable;
  readonly agents: AgentTable;
  readonly queues: VersionedTable<Queue>;
  readonly decisions: DecisionTable;
  /** Messages count the uses of what they were made from. */
  readonly quickReplies: QuickReplyTable;
  /** What turns say about answers. */
  readonly answers: AnswerTable;
  readonly events: SqliteEventLog;
}

/** The tables of a database. */
export function handoffTables(database: Database, events: SqliteEventLog): HandoffTables {
  const conversations = new ConversationTable(database);
  const messages = new MessageTable(database);
  return {
    conversations,
    messages,
    turns: new TurnTable(database),
    outbox: new Outbox({ database, conversations, messages, events }),
    escalations: new EscalationTable(database),
    agents: new AgentTable(database),
    queues: new VersionedTable<Queue>({ database, table: 'queues', columns: {} }),
    decisions: new DecisionTable(database),
    quickReplies: new QuickReplyTable(database),
    answers: new AnswerTable(database, events),
    events,
  };
}
