import { LocalSignals } from '../localSignals.ts';
import type { Store } from '../store.ts';
import { SqliteAccountStore } from './accounts.ts';
import { SqliteAgentLinkStore } from './agentLinks.ts';
import { SqliteAnswerStore } from './answers.ts';
import { SqliteArticleStore } from './articles.ts';
import { SqliteAttachmentStore } from './attachments.ts';
import { SqliteCustomerStore } from './customers.ts';
import { type Database, type Driver, IN_MEMORY, openDatabase } from './database.ts';
import { SqliteEventLog } from './eventLog.ts';
import { GroupCommit } from './groupCommit.ts';
import { SqliteHandoffStore } from './handoffStore.ts';
import { type HandoffTables, handoffTables } from './handoffTables.ts';
import { SqliteIntentStore } from './intents.ts';
import { SqliteJobStore } from './jobs.ts';
import { SqliteModelStore } from './models.ts';
import { SqliteOrderStore } from './orders.ts';
import { SqliteQuickReplyStore } from './quickReplies.ts';
import { SqliteRetention } from './retention.ts';
import { isCurrent, migrate } from './schema.ts';
import { SqliteSecretStore } from './secrets.ts';
import { type ServerLock, takeServerLock } from './serverLock.ts';
import { SqliteSynonymStore } from './synonyms.ts';
import { SqliteTaxonomyStore } from './taxonomy.ts';
import { SqliteUnansweredStore, UnansweredTable } from './unanswered.ts';

/** How to open the embedded store. */
export interface SqliteStoreOptions {
  /** Path of the database; its folder is created. `:memory:` keeps it in memory. */
  readonly file: string;
  /**
   * `server` (default): the only one; throws `locked` beside another server, and frees the leases that
   * the last one held. `command`: a short visit, also beside a server.
   */
  readonly access?: 'server' | 'command';
  /** Called after each commit: a sync of the disk that one or more writes waited for. */
  readonly onCommit?: () => void;
}

/** Opens the embedded store: one SQLite file, in which every resolved write is on the disk. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { default: driver } = await import('better-sqlite3'); // loaded only where it is used
  const isServer = options.access !== 'command';
  const database = openDatabase(driver, options.file);
  let lock: ServerLock | undefined;
  try {
    if (isServer) lock = lockFor(driver, options.file);
    if (!isCurrent(database)) migrateAlone(driver, options.file, database, lock);
    return composeStore({ database, isServer, lock, onCommit: options.onCommit });
  } catch (error) {
    database.close();
    lock?.release();
    throw error;
  }
}

function lockFor(driver: Driver, file: string): ServerLock | undefined {
  return file === IN_MEMORY ? undefined : takeServerLock(driver, file);
}

/** A command brings the schema forward only while no server is at work. */
function migrateAlone(
  driver: Driver,
  file: string,
  database: Database,
  held: ServerLock | undefined,
): void {
  const lock = held ?? lockFor(driver, file);
  try {
    migrate(database);
  } finally {
    if (lock !== held) lock?.release();
  }
}

function composeStore(parts: {
  readonly database: Database;
  readonly isServer: boolean;
  readonly lock: ServerLock | undefined;
  readonly onCommit: (() => void) | undefined;
}): Store {
  const { database, lock } = parts;
  const events = new SqliteEventLog(database);
  const tables = handoffTables(database, events);
  const unanswered = new UnansweredTable(database);
  const writes = new GroupCommit({
    database,
    afterCommit: () => {
      parts.onCommit?.();
      events.publish();
    },
  });
  const jobs = new SqliteJobStore({ database, writes });
  if (parts.isServer) freeLeases(tables, jobs);
  return {
    handoff: new SqliteHandoffStore({ database, tables, writes }),
    events: events as Store['events'],
    signals: new LocalSignals(),
    articles: new SqliteArticleStore({ database, writes, events }),
    answers: new SqliteAnswerStore({ database, writes, events }),
    quickReplies: new SqliteQuickReplyStore({
      ...{ database, writes, events, table: tables.quickReplies },
    }),
    taxonomy: new SqliteTaxonomyStore({ database, writes, events }),
    synonyms: new SqliteSynonymStore({ database, writes, events }),
    intents: new SqliteIntentStore({ database, writes, events, unanswered }),
    models: new SqliteModelStore({ database, writes, events }),
    unanswered: new SqliteUnansweredStore({ database, writes, table: unanswered }),
    customers: new SqliteCustomerStore({ database, writes }),
    orders: new SqliteOrderStore({ database, writes }),
    accounts: new SqliteAccountStore({ database, writes, events, agents: tables.agents }),
    agentLinks: new SqliteAgentLinkStore({ database, writes, events }),
    attachments: new SqliteAttachmentStore({ database, writes }),
    secrets: new SqliteSecretStore({ database, writes }),
    jobs,
    retention: new SqliteRetention({ database, writes, events }),
    async ping() {
      database.prepare('SELECT 1').get();
    },
    async close() {
      writes.close();
      events.stop();
      database.close();
      lock?.release();
    },
  };
}

/** Whoever held them is dead, or this process would not have the lock. */
function freeLeases(tables: HandoffTables, jobs: SqliteJobStore): void {
  jobs.releaseAll();
  tables.turns.releaseAll();
  tables.outbox.releaseAll();
}
