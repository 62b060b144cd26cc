import Database from 'better-sqlite3';
import type { Agent, Escalation } from '../handoff/index.ts';
import { DEFAULT_QUEUE, RoutingIndex } from '../handoff/index.ts';
import { anAgent, anEscalation, later } from '../tests/support/records.ts';
import { seededRandom } from '../tests/support/seededRandom.ts';

const SKILLS = [
  'returns',
  'refunds',
  'parcels',
  'beauty',
  'phones',
  'invoices',
  'sizes',
  'vouchers',
];
/** The share of slots that is taken. */
const OCCUPANCY = 0.85;
/** Conversations that an agent may hold. */
export const CAPACITY = 4;
/** What both kinds of decisions happen on: a busy team, and time that goes on. */
export class BusyTeam {
  readonly random = seededRandom(6);
  readonly index = new RoutingIndex(() => DEFAULT_QUEUE);
  readonly agents: Agent[];
  readonly #template = anEscalation();
  readonly #places = new Map<string, number>();
  readonly #loads = new Database(':memory:');
  readonly #count;
  #second = 0;
  #serial = 0;

  constructor(size: number) {
    this.agents = Array.from({ length: size }, (_, place) => this.#hire(place));
    this.#loads.exec(
      'CREATE TABLE holds (agent_id TEXT); CREATE INDEX by_agent ON holds (agent_id)',
    );
    const insert = this.#loads.prepare('INSERT INTO holds VALUES (?)');
    this.#loads.transaction(() => {
      for (const { id, holds } of this.agents) for (const _ of holds) insert.run(id);
    })();
    this.#count = this.#loads
      .prepare<[string], number>('SELECT COUNT(*) FROM holds WHERE agent_id = ?')
      .pluck();
    for (const [place, agent] of this.agents.entries()) {
      this.#places.set(agent.id, place);
      this.index.agents.set(agent, this.now);
    }
  }

  get now(): Date {
    return later(this.#second);
  }

  /** Somebody asks for an agent, a moment later. */
  arrives(waitedSeconds = 0): Escalation {
    this.#second += 0.05;
    this.#serial += 1;
    return {
      ...this.#template,
      id: `escalation-${String(this.#serial).padStart(7, '0')}`,
      skills: [SKILLS[Math.floor(this.random.between(0, 1) ** 2 * SKILLS.length)] as string],
      language: this.random.between(0, 1) < 0.7 ? 'zh' : 'en',
      queuedAt: later(this.#second - waitedSeconds),
    };
  }

  /** The agent holds one more, and lays down one of theirs or another's: the load stays. */
  assign(agent: Agent, { id, channelId }: Escalation): void {
    this.put({
      ...agent,
      holds: [...agent.holds, { escalationId: id, channelId }],
      lastAssignedAt: this.now,
    });
    for (;;) {
      const other = this.someone();
      if (other.holds.length === 0) continue;
      this.put({ ...other, holds: other.holds.slice(1) });
      return;
    }
  }

  put(agent: Agent): void {
    this.agents[this.#places.get(agent.id) as number] = agent;
    this.index.agents.set(agent, this.now);
  }

  someone(): Agent {
    return this.agents[Math.floor(this.random.between(0, 1) * this.agents.length)] as Agent;
  }

  /** Asks the database for each agent's load, as where no count is kept. */
  countAll(): number {
    let taken = 0;
    for (const { id } of this.agents) taken += this.#count.get(id) ?? 0;
    return taken;
  }

  #hire(place: number): Agent {
    const own = SKILLS.filter(() => this.random.between(0, 1) < 0.35);
    return anAgent({
      id: `agent-${String(place).padStart(5, '0')}`,
      skills: Object.fromEntries(
        own.map((skill) => [skill, 0.4 + 0.6 * this.random.between(0, 1)]),
      ),
      capacity: CAPACITY,
      presenceUntil: later(1e6),
      lastAssignedAt: later(-600 * this.random.between(0, 1)),
      rating: { count: 20, sum: 60 + Math.floor(40 * this.random.between(0, 1)) },
      holds: Array.from({ length: CAPACITY }, (_, slot) => ({
        escalationId: `held-${place}-${slot}`,
        channelId: 'directline',
      })).filter(() => this.random.between(0, 1) < OCCUPANCY),
    });
  }
}
