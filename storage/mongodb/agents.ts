import type { Agent, AgentStamp, Presence } from '../../handoff/index.ts';
import type { Collections, DocumentOf } from './collections.ts';
import { literals, VersionedCollection } from './versionedCollection.ts';

/** The agents. Heartbeats write `presenceUntil` without a new version. */
export class AgentCollection extends VersionedCollection<Agent> {
  readonly #agents: Collections['agents'];

  constructor(agents: Collections['agents']) {
    super(agents);
    this.#agents = agents;
  }

  async stamps(): Promise<readonly AgentStamp[]> {
    const documents = await this.#agents
      .find()
      .project<{ _id: string; version: number; presenceUntil: Date }>({
        version: 1,
        presenceUntil: 1,
      })
      .toArray();
    return documents.map(({ _id, version, presenceUntil }) => ({
      id: _id,
      version,
      presenceUntil,
    }));
  }

  async prolong(id: string, presence: Presence, until: Date): Promise<boolean> {
    const { matchedCount } = await this.#agents.updateOne(
      { _id: id, presence },
      { $max: { presenceUntil: until } },
    );
    return matchedCount === 1;
  }

  /** Of these agents, those who are there at `now`. */
  async present(ids: readonly string[], now: Date): Promise<ReadonlySet<string>> {
    const present = await this.#agents
      .find({
        _id: { $in: [...ids] },
        presence: { $ne: 'offline' },
        presenceUntil: { $gt: now },
      })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    return new Set(present.map(({ _id }) => _id));
  }

  /** A heartbeat that came since the agent was read is kept while the presence stays the same. */
  protected override change({ _id, presenceUntil, ...fields }: DocumentOf<Agent>) {
    const isSame = { $eq: ['$presence', fields.presence] };
    const kept = { $cond: [isSame, { $max: ['$presenceUntil', presenceUntil] }, presenceUntil] };
    return [{ $set: { ...literals(fields), presenceUntil: kept } }];
  }
}
