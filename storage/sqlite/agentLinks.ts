import type { AgentLink, AgentLinkStore, LinkCode } from '../../handoff/agentChannel/store.ts';
import { decodeDocument, encodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import type { SqliteEventLog } from './eventLog.ts';
import type { GroupCommit } from './groupCommit.ts';

type CodeRow = { readonly agent_id: string; readonly hash: string; readonly expires_at: number };

/** Agents' chat accounts, in SQLite. */
export class SqliteAgentLinkStore implements AgentLinkStore {
  readonly #writes: GroupCommit;
  readonly #events: SqliteEventLog;
  readonly #saveCode;
  readonly #openCodes;
  readonly #dropCode;
  readonly #save;
  readonly #remove;
  readonly #ofAgent;
  readonly #ofAccount;
  readonly #all;

  constructor(parts: {
    readonly database: Database;
    readonly writes: GroupCommit;
    readonly events: SqliteEventLog;
  }) {
    const { database } = parts;
    this.#writes = parts.writes;
    this.#events = parts.events;
    this.#saveCode = database.prepare<[string, string, number]>(
      'REPLACE INTO link_codes (agent_id, hash, expires_at) VALUES (?, ?, ?)',
    );
    this.#openCodes = database.prepare<[number], CodeRow>(
      'SELECT * FROM link_codes WHERE expires_at > ? ORDER BY agent_id',
    );
    this.#dropCode = database.prepare<[string, string]>(
      'DELETE FROM link_codes WHERE agent_id = ? AND hash = ?',
    );
    this.#save = database.prepare<[string, string, string]>(
      'REPLACE INTO agent_links (agent_id, account_id, document) VALUES (?, ?, ?)',
    );
    this.#remove = database.prepare<[string]>('DELETE FROM agent_links WHERE agent_id = ?');
    this.#ofAgent = database
      .prepare<[string], string>('SELECT document FROM agent_links WHERE agent_id = ?')
      .pluck();
    this.#ofAccount = database
      .prepare<[string], string>('SELECT document FROM agent_links WHERE account_id = ?')
      .pluck();
    this.#all = database
      .prepare<[], string>('SELECT document FROM agent_links ORDER BY agent_id')
      .pluck();
  }

  async saveCode({ agentId, hash, expiresAt }: LinkCode) {
    await this.#writes.run(() => this.#saveCode.run(agentId, hash, expiresAt.getTime()));
  }

  async openCodes(now: Date) {
    return this.#openCodes.all(now.getTime()).map(
      ({ agent_id, hash, expires_at }): LinkCode => ({
        ...{ agentId: agent_id, hash },
        expiresAt: new Date(expires_at),
      }),
    );
  }

  dropCode(code: LinkCode) {
    return this.#writes.run(() => this.#uses(code));
  }

  link(code: LinkCode, link: AgentLink) {
    return this.#writes.run((): 'linked' | 'codeGone' | 'accountTaken' => {
      if (!this.#uses(code)) return 'codeGone';
      const holder = this.#ofAccount.get(link.accountId);
      const isTaken =
        holder !== undefined && decodeDocument<AgentLink>(holder).agentId !== link.agentId;
      if (isTaken) return 'accountTaken';
      const { agentId, channelId } = link;
      this.#save.run(agentId, link.accountId, encodeDocument(link));
      this.#events.append({ type: 'agentLinked', agentId, channelId });
      return 'linked';
    });
  }

  unlink(agentId: string) {
    return this.#writes.run(() => {
      if (this.#remove.run(agentId).changes === 0) return false;
      this.#events.append({ type: 'agentUnlinked', agentId });
      return true;
    });
  }

  async linkOf(agentId: string) {
    return linkFrom(this.#ofAgent.get(agentId));
  }

  async linkOfAccount(accountId: string) {
    return linkFrom(this.#ofAccount.get(accountId));
  }

  async links() {
    return this.#all.all().map(decodeDocument<AgentLink>);
  }

  #uses({ agentId, hash }: LinkCode): boolean {
    return this.#dropCode.run(agentId, hash).changes === 1;
  }
}

function linkFrom(document: string | undefined): AgentLink | undefined {
  return document === undefined ? undefined : decodeDocument<AgentLink>(document);
}
