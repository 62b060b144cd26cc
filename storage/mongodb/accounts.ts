import type { Account, AccountStore, Session } from '../../console/store.ts';
import type { Agent } from '../../handoff/index.ts';
import type { AgentCollection } from './agents.ts';
import type { Collections } from './collections.ts';
import type { Commits } from './commits.ts';
import { fromDocument, toDocument } from './documents.ts';
import { VersionedCollection } from './versionedCollection.ts';

type Outcome = 'saved' | 'conflict' | 'emailTaken';

/** Accounts and sessions in MongoDB. */
export class MongoAccountStore implements AccountStore {
  readonly #commits: Commits;
  readonly #agents: AgentCollection;
  readonly #collections: Pick<Collections, 'accounts' | 'sessions'>;
  readonly #accounts: VersionedCollection<Account>;

  constructor(parts: {
    readonly collections: Pick<Collections, 'accounts' | 'sessions'>;
    readonly commits: Commits;
    readonly agents: AgentCollection;
  }) {
    this.#commits = parts.commits;
    this.#agents = parts.agents;
    this.#collections = parts.collections;
    this.#accounts = new VersionedCollection<Account>(parts.collections.accounts);
  }

  account(id: string) {
    return this.#accounts.get(id);
  }

  async accountByEmail(email: string) {
    const document = await this.#collections.accounts.findOne({ email });
    return document ? fromDocument<Account>(document) : undefined;
  }

  async accounts() {
    const documents = await this.#collections.accounts.find().sort({ email: 1 }).toArray();
    return documents.map((document) => fromDocument<Account>(document));
  }

  saveAccount(account: Account, agent?: Agent) {
    return this.#commits.run<Outcome>({
      write: async ({ session, events }) => {
        await this.#accounts.write(account, session);
        if (agent) {
          await this.#agents.write(agent, session);
          events.push({ type: 'agentChanged', agentId: agent.id });
        }
        return 'saved';
      },
      explain: () => this.#explain(account, agent),
    });
  }

  async saveSession(session: Session) {
    const { _id, ...fields } = toDocument(session);
    await this.#collections.sessions.updateOne({ _id }, { $set: fields }, { upsert: true });
  }

  async session(id: string, now: Date) {
    const document = await this.#collections.sessions.findOne({ _id: id, expiresAt: { $gt: now } });
    return document ? fromDocument<Session>(document) : undefined;
  }

  async endSession(id: string) {
    await this.#collections.sessions.deleteOne({ _id: id });
  }

  async endSessionsOf(accountId: string) {
    await this.#collections.sessions.deleteMany({ accountId });
  }

  async #explain(account: Account, agent: Agent | undefined): Promise<Outcome | undefined> {
    if (!(await this.#accounts.isAt(account.id, account.version))) return 'conflict';
    if (agent && !(await this.#agents.isAt(agent.id, agent.version))) return 'conflict';
    const holder = await this.accountByEmail(account.email);
    return holder && holder.id !== account.id ? 'emailTaken' : undefined;
  }
}
