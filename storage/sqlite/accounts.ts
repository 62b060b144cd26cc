import type { Account, AccountStore, Session } from '../../console/store.ts';
import type { Agent } from '../../handoff/index.ts';
import { decodeDocument } from '../documents.ts';
import type { AgentTable } from './agents.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';
import { VersionedTable } from './versionedTable.ts';

type SessionRow = {
  readonly id: string;
  readonly account_id: string;
  readonly csrf_token: string;
  readonly expires_at: number;
};

/** Accounts and sessions in SQLite. */
export class SqliteAccountStore implements AccountStore {
  readonly #writes: GroupCommit;
  readonly #agents: AgentTable;
  readonly #events: SqliteEventLog;
  readonly #accounts: VersionedTable<Account>;
  readonly #byEmail;
  readonly #all;
  readonly #saveSession;
  readonly #session;
  readonly #endSession;
  readonly #endSessionsOf;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly agents: AgentTable;
    readonly events: SqliteEventLog;
  }) {
    const { database } = parts;
    this.#writes = parts.writes;
    this.#agents = parts.agents;
    this.#events = parts.events;
    this.#accounts = new VersionedTable<Account>({
      database,
      table: 'accounts',
      columns: { email: (account) => account.email },
    });
    this.#byEmail = database
      .prepare<[string], string>('SELECT document FROM accounts WHERE email = ?')
      .pluck();
    this.#all = database
      .prepare<[], string>('SELECT document FROM accounts ORDER BY email')
      .pluck();
    this.#saveSession = database.prepare<[string, string, string, number]>(
      `INSERT OR REPLACE INTO sessions (id, account_id, csrf_token, expires_at)
       VALUES (?, ?, ?, ?)`,
    );
    this.#session = database.prepare<[string, number], SessionRow>(
      'SELECT * FROM sessions WHERE id = ? AND expires_at > ?',
    );
    this.#endSession = database.prepare<[string]>('DELETE FROM sessions WHERE id = ?');
    this.#endSessionsOf = database.prepare<[string]>('DELETE FROM sessions WHERE account_id = ?');
  }

  async account(id: string) {
    return this.#accounts.get(id);
  }

  async accountByEmail(email: string) {
    const document = this.#byEmail.get(email);
    return document === undefined ? undefined : decodeDocument<Account>(document);
  }

  async accounts() {
    return this.#all.all().map(decodeDocument<Account>);
  }

  saveAccount(account: Account, agent?: Agent) {
    return this.#writes.run((): 'saved' | 'conflict' | 'emailTaken' => {
      if (!this.#accounts.isAt(account.id, account.version)) return 'conflict';
      if (agent && !this.#agents.isAt(agent.id, agent.version)) return 'conflict';
      if (this.#isTaken(account)) return 'emailTaken';
      this.#accounts.write(account);
      if (agent) {
        this.#agents.write(agent);
        this.#events.append({ type: 'agentChanged', agentId: agent.id });
      }
      return 'saved';
    });
  }

  async saveSession({ id, accountId, csrfToken, expiresAt }: Session) {
    await this.#writes.run(() =>
      this.#saveSession.run(id, accountId, csrfToken, expiresAt.getTime()),
    );
  }

  async session(id: string, now: Date) {
    const row = this.#session.get(id, now.getTime());
    return row && toSession(row);
  }

  async endSession(id: string) {
    await this.#writes.run(() => this.#endSession.run(id));
  }

  async endSessionsOf(accountId: string) {
    await this.#writes.run(() => this.#endSessionsOf.run(accountId));
  }

  #isTaken({ id, email }: Account): boolean {
    const document = this.#byEmail.get(email);
    return document !== undefined && decodeDocument<Account>(document).id !== id;
  }
}

function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    accountId: row.account_id,
    csrfToken: row.csrf_token,
    expiresAt: new Date(row.expires_at),
  };
}
