import type { Agent, AgentStamp, Presence } from '../../handoff/index.ts';
import { decodeDocument } from '../documents.ts';
import type { Database } from './database.ts';
import { VersionedTable } from './versionedTable.ts';

type StampRow = {
  readonly id: string;
  readonly version: number;
  readonly presence_until: number;
};
type AgentRow = { readonly document: string; readonly presence_until: number };

/** The agents. `presence_until` counts as a column only: heartbeats write it without a new version. */
export class AgentTable extends VersionedTable<Agent> {
  readonly #one;
  readonly #all;
  readonly #stamps;
  readonly #prolong;

  constructor(database: Database) {
    super({
      database,
      table: 'agents',
      columns: {
        presence: (agent) => agent.presence,
        presence_until: (agent) => agent.presenceUntil.getTime(),
      },
    });
    this.#one = database.prepare<[string], AgentRow>(
      'SELECT document, presence_until FROM agents WHERE id = ?',
    );
    this.#all = database.prepare<[], AgentRow>(
      'SELECT document, presence_until FROM agents ORDER BY id',
    );
    this.#stamps = database.prepare<[], StampRow>(
      'SELECT id, version, presence_until FROM agents ORDER BY id',
    );
    this.#prolong = database.prepare<[number, string, string]>(
      `UPDATE agents SET presence_until = MAX(presence_until, ?) WHERE id = ? AND presence = ?`,
    );
  }

  override get(id: string): Agent | undefined {
    const row = this.#one.get(id);
    return row && toAgent(row);
  }

  all(): readonly Agent[] {
    return this.#all.all().map(toAgent);
  }

  stamps(): readonly AgentStamp[] {
    return this.#stamps.all().map(({ id, version, presence_until }) => ({
      id,
      version,
      presenceUntil: new Date(presence_until),
    }));
  }

  /** Writes the agent; a heartbeat that came since it was read is kept while the presence stays the same. */
  override write(agent: Agent): Agent {
    const now = this.get(agent.id);
    const kept =
      now?.presence === agent.presence && now.presenceUntil > agent.presenceUntil
        ? now.presenceUntil
        : agent.presenceUntil;
    return super.write({ ...agent, presenceUntil: kept });
  }

  prolong(id: string, presence: Presence, until: Date): boolean {
    return this.#prolong.run(until.getTime(), id, presence).changes === 1;
  }
}

function toAgent(row: AgentRow): Agent {
  const agent = decodeDocument<Agent>(row.document);
  return { ...agent, presenceUntil: new Date(row.presence_until) };
}
