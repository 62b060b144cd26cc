import type { ClientSession } from 'mongodb';
import type { AgentLink, AgentLinkStore, LinkCode } from '../../handoff/agentChannel/store.ts';
import type { AgentLinkDocument, Collections } from './collections.ts';
import { type Commits, Refused } from './commits.ts';

type Outcome = 'linked' | 'codeGone' | 'accountTaken';

/** Agents' chat accounts, in MongoDB. */
export class MongoAgentLinkStore implements AgentLinkStore {
  readonly #codes: Collections['linkCodes'];
  readonly #links: Collections['agentLinks'];
  readonly #commits: Commits;

  constructor(parts: {
    readonly collections: Pick<Collections, 'agentLinks' | 'linkCodes'>;
    readonly commits: Commits;
  }) {
    this.#codes = parts.collections.linkCodes;
    this.#links = parts.collections.agentLinks;
    this.#commits = parts.commits;
  }

  async saveCode({ agentId, hash, expiresAt }: LinkCode) {
    await this.#codes.updateOne({ _id: agentId }, { $set: { hash, expiresAt } }, { upsert: true });
  }

  async openCodes(now: Date) {
    const codes = await this.#codes
      .find({ expiresAt: { $gt: now } })
      .sort({ _id: 1 })
      .toArray();
    return codes.map(({ _id, ...code }): LinkCode => ({ agentId: _id, ...code }));
  }

  async dropCode(code: LinkCode) {
    return this.#uses(code);
  }

  link(code: LinkCode, link: AgentLink) {
    return this.#commits.run<Outcome>({
      write: async ({ session, events }) => {
        if (!(await this.#uses(code, session))) throw new Refused('the code is gone');
        const { agentId, channelId, accountId } = link;
        const holder = await this.#links.findOne({ accountId }, { session });
        if (holder && holder._id !== agentId) return 'accountTaken';
        const { _id, ...fields } = documentOf(link);
        await this.#links.updateOne({ _id }, { $set: fields }, { session, upsert: true });
        events.push({ type: 'agentLinked', agentId, channelId });
        return 'linked';
      },
      explain: async () => {
        const { agentId: _id, hash } = code;
        return (await this.#codes.findOne({ _id, hash })) ? undefined : 'codeGone';
      },
    });
  }

  unlink(agentId: string) {
    return this.#commits.run<boolean>({
      write: async ({ session, events }) => {
        const { deletedCount } = await this.#links.deleteOne({ _id: agentId }, { session });
        if (deletedCount === 0) throw new Refused('there is no link');
        events.push({ type: 'agentUnlinked', agentId });
        return true;
      },
      explain: async () => ((await this.linkOf(agentId)) ? undefined : false),
    });
  }

  async linkOf(agentId: string) {
    return linkFrom(await this.#links.findOne({ _id: agentId }));
  }

  async linkOfAccount(accountId: string) {
    return linkFrom(await this.#links.findOne({ accountId }));
  }

  async links() {
    const links = await this.#links.find().sort({ _id: 1 }).toArray();
    return links.flatMap((link) => linkFrom(link) ?? []);
  }

  async #uses({ agentId, hash }: LinkCode, session?: ClientSession): Promise<boolean> {
    const { deletedCount } = await this.#codes.deleteOne(
      { _id: agentId, hash },
      session && { session },
    );
    return deletedCount === 1;
  }
}

/** A link as a document: there is one for each agent. */
export function documentOf({ agentId, ...fields }: AgentLink): AgentLinkDocument {
  return { _id: agentId, ...fields };
}

function linkFrom(document: AgentLinkDocument | null): AgentLink | undefined {
  if (!document) return undefined;
  const { _id, ...fields } = document;
  return { agentId: _id, ...fields };
}
