import { StoreError } from '../storeError.ts';
import type { Database } from './database.ts';

/*
 * One entry for each version of the schema, never changed once released. Times are milliseconds since
 * 1970. `document` holds a record as JSON; the columns beside it are those that queries need.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE conversations (
    id TEXT PRIMARY KEY, version INTEGER NOT NULL, document TEXT NOT NULL,
    state TEXT NOT NULL, agent_id TEXT, customer_id TEXT NOT NULL, customer_name TEXT,
    delivery TEXT NOT NULL, active_at INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX conversations_by_activity ON conversations (active_at, id);
  CREATE INDEX conversations_of_state ON conversations (state, active_at, id);
  CREATE INDEX conversations_of_agent ON conversations (agent_id, active_at, id) WHERE agent_id IS NOT NULL;
  CREATE INDEX conversations_of_customer ON conversations (customer_id);

  CREATE TABLE messages (
    conversation_id TEXT NOT NULL REFERENCES conversations (id), seq INTEGER NOT NULL,
    sender TEXT NOT NULL, client_message_id TEXT, document TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX messages_in_order ON messages (conversation_id, seq);
  CREATE UNIQUE INDEX messages_by_client_id ON messages (conversation_id, client_message_id)
    WHERE client_message_id IS NOT NULL;

  CREATE TABLE inbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id TEXT NOT NULL REFERENCES conversations (id), activity_id TEXT NOT NULL,
    activity TEXT NOT NULL, received_at INTEGER NOT NULL, message_seq INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX inbox_by_activity ON inbox (conversation_id, activity_id);
  CREATE INDEX inbox_pending ON inbox (conversation_id, position) WHERE done = 0;
  CREATE INDEX inbox_by_message ON inbox (conversation_id, message_seq) WHERE message_seq IS NOT NULL;
  CREATE TABLE turn_leases (
    conversation_id TEXT PRIMARY KEY, token INTEGER NOT NULL, until INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT, conversation_id TEXT NOT NULL, seq INTEGER NOT NULL,
    since INTEGER NOT NULL, due_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    token INTEGER NOT NULL DEFAULT 0, claimed_until INTEGER,
    FOREIGN KEY (conversation_id, seq) REFERENCES messages (conversation_id, seq)
  ) STRICT;
  CREATE UNIQUE INDEX outbox_in_order ON outbox (conversation_id, position);
  CREATE UNIQUE INDEX outbox_by_message ON outbox (conversation_id, seq);
  CREATE INDEX outbox_by_due ON outbox (due_at, position);

  CREATE TABLE escalations (
    id TEXT PRIMARY KEY, version INTEGER NOT NULL, document TEXT NOT NULL,
    conversation_id TEXT NOT NULL REFERENCES conversations (id), queue_id TEXT NOT NULL,
    state TEXT NOT NULL, priority REAL NOT NULL, queued_at INTEGER NOT NULL,
    agent_id TEXT, due_at INTEGER, ended_at INTEGER
  ) STRICT;
  CREATE INDEX escalations_in_line ON escalations (priority DESC, queued_at, id, queue_id)
    WHERE state = 'waiting';
  CREATE INDEX escalations_assigned ON escalations (agent_id) WHERE state = 'assigned';
  CREATE INDEX escalations_by_due ON escalations (due_at) WHERE due_at IS NOT NULL AND state <> 'closed';
  CREATE INDEX escalations_of_conversation ON escalations (conversation_id, queued_at, id);

  CREATE TABLE decisions (
    id TEXT PRIMARY KEY, conversation_id TEXT NOT NULL, at INTEGER NOT NULL, document TEXT NOT NULL
  ) STRICT;
  CREATE INDEX decisions_of_conversation ON decisions (conversation_id, at);
  CREATE TABLE agents (
    id TEXT PRIMARY KEY, version INTEGER NOT NULL, document TEXT NOT NULL,
    presence TEXT NOT NULL, presence_until INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE queues (id TEXT PRIMARY KEY, version INTEGER NOT NULL, document TEXT NOT NULL) STRICT;

  CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, document TEXT NOT NULL
  ) STRICT;

  CREATE TABLE articles (
    id TEXT NOT NULL, language TEXT NOT NULL, revision INTEGER NOT NULL, document TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX articles_by_revision ON articles (id, language, revision);
  CREATE TABLE utterances (
    position INTEGER PRIMARY KEY, intent TEXT NOT NULL, language TEXT NOT NULL, utterance TEXT NOT NULL
  ) STRICT;
  CREATE TABLE active_model (
    slot INTEGER PRIMARY KEY CHECK (slot = 1), id TEXT NOT NULL, created_at INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE customers (
    id TEXT PRIMARY KEY, channel_id TEXT NOT NULL, user_id TEXT NOT NULL, document TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX customers_by_user ON customers (channel_id, user_id);
  CREATE TABLE orders (number TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;
  CREATE TABLE ownership_attempts (
    id TEXT PRIMARY KEY, conversation_id TEXT NOT NULL, order_number TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX attempts_of_conversation ON ownership_attempts (conversation_id, at);
  CREATE INDEX attempts_on_order ON ownership_attempts (order_number, at);

  CREATE TABLE accounts (
    id TEXT PRIMARY KEY, version INTEGER NOT NULL, document TEXT NOT NULL, email TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE sessions (
    id TEXT PRIMARY KEY, account_id TEXT NOT NULL, csrf_token TEXT NOT NULL, expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sessions_of_account ON sessions (account_id);
  CREATE TABLE attachments (
    id TEXT PRIMARY KEY, conversation_id TEXT NOT NULL, name TEXT NOT NULL,
    content_type TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE jobs (
    name TEXT PRIMARY KEY, token INTEGER NOT NULL, until INTEGER
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE INDEX attachments_of_conversation ON attachments (conversation_id);
  CREATE INDEX sessions_by_end ON sessions (expires_at);
  CREATE INDEX attempts_by_time ON ownership_attempts (at);
  `,
  `
  ALTER TABLE utterances ADD COLUMN since INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE utterances ADD COLUMN until INTEGER;
  CREATE INDEX utterances_from ON utterances (since);
  CREATE INDEX utterances_until ON utterances (until);
  CREATE TABLE intent_profiles (
    name TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, description TEXT NOT NULL,
    human_only INTEGER NOT NULL, PRIMARY KEY (name, since)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE intent_changes (revision INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT;
  INSERT INTO intent_profiles SELECT DISTINCT intent, 1, NULL, '', intent = 'complaint' FROM utterances;
  INSERT INTO intent_changes SELECT 1, json_object(
    'revision', 1, 'at', json_object('$date', unixepoch() * 1000), 'author', 'upgrade', 'note', '',
    'intents', json_group_array(DISTINCT intent), 'added', COUNT(*), 'removed', 0)
    FROM utterances HAVING COUNT(*) > 0;

  DROP TABLE active_model;
  CREATE TABLE models (
    id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, state TEXT NOT NULL, activated_at INTEGER,
    accuracy REAL, document TEXT NOT NULL, report TEXT, bytes BLOB
  ) STRICT;
  CREATE UNIQUE INDEX active_model ON models (state) WHERE state = 'active';
  CREATE TABLE training (
    slot INTEGER PRIMARY KEY CHECK (slot = 1), id TEXT NOT NULL, state TEXT NOT NULL,
    document TEXT NOT NULL
  ) STRICT;

  CREATE TABLE unanswered (
    id TEXT PRIMARY KEY, state TEXT NOT NULL, language TEXT NOT NULL, last_at INTEGER NOT NULL,
    document TEXT NOT NULL
  ) STRICT;
  CREATE INDEX unanswered_by_time ON unanswered (state, last_at, id);
  CREATE TABLE kept_messages (
    id TEXT PRIMARY KEY, at INTEGER NOT NULL, language TEXT NOT NULL, utterance TEXT NOT NULL
  ) STRICT;
  CREATE INDEX kept_messages_by_time ON kept_messages (at, id);
  `,
  `
  CREATE TABLE quick_replies (
    id TEXT PRIMARY KEY, version INTEGER NOT NULL, document TEXT NOT NULL, owner TEXT NOT NULL,
    key TEXT NOT NULL, uses INTEGER NOT NULL DEFAULT 0, used_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX quick_replies_by_key ON quick_replies (owner, key);
  CREATE TABLE shop_facts (
    slot INTEGER PRIMARY KEY CHECK (slot = 1), document TEXT NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE articles ADD COLUMN status TEXT NOT NULL DEFAULT 'draft';
  ALTER TABLE articles ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
  UPDATE articles SET status = document ->> '$.status', at = document ->> '$.at.$date';
  CREATE INDEX articles_standing ON articles (id, language, revision)
    WHERE status IN ('published', 'archived');
  CREATE TABLE taxonomy (slot INTEGER PRIMARY KEY CHECK (slot = 1), document TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE answers (
    id TEXT PRIMARY KEY, conversation_id TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
    document TEXT NOT NULL
  ) STRICT;
  CREATE INDEX answers_by_time ON answers (at, id);
  CREATE INDEX answers_of_conversation ON answers (conversation_id, seq);
  CREATE TABLE answer_policy (
    slot INTEGER PRIMARY KEY CHECK (slot = 1), document TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE agent_links (
    agent_id TEXT PRIMARY KEY, account_id TEXT NOT NULL UNIQUE, document TEXT NOT NULL
  ) STRICT;
  CREATE TABLE link_codes (
    agent_id TEXT PRIMARY KEY, hash TEXT NOT NULL, expires_at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE INDEX escalations_by_time ON escalations (queued_at, id);
  `,
  `
  CREATE TABLE intent_draft (
    slot INTEGER PRIMARY KEY CHECK (slot = 1), holder TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE synonyms (version INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT;
  `,
];

/** Whether the database's schema is the newest; throws `newerSchema` when it is newer than this code. */
export function isCurrent(database: Database): boolean {
  const version = schemaVersion(database);
  if (version > MIGRATIONS.length) {
    throw new StoreError('newerSchema', `schema ${version} is newer than ${MIGRATIONS.length}`);
  }
  return version === MIGRATIONS.length;
}

/** Brings the schema to a version, the newest by default, in one transaction. */
export function migrate(database: Database, version = MIGRATIONS.length): void {
  const bringForward = database.transaction(() => {
    const missing = MIGRATIONS.slice(schemaVersion(database), version);
    for (const migration of missing) database.exec(migration);
    database.pragma(`user_version = ${version}`);
  });
  bringForward.immediate();
}

function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
