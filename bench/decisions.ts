import { filterOf } from '../handoff/eligibility.ts';
import type { Agent, Escalation } from '../handoff/index.ts';
import { DEFAULT_QUEUE, scoreOf, skillLevel, termsOf } from '../handoff/index.ts';
import { nextMatch } from '../tests/support/plainRouting.ts';
import { BusyTeam, CAPACITY } from './busyTeam.ts';
import { rounded } from './quantiles.ts';

const TEAMS: readonly number[] = [10, 100, 1_000, 10_000];
const LINES: readonly number[] = [100, 1_000, 10_000, 100_000];
/** Who is freed among many waiting is one of so many agents. */
const TEAM_OF_LINES = 1_000;
/** Each way of deciding is measured for at least so long, in milliseconds, once it is warm. */
const MEASURED_MS = 300;
const MOST_DECISIONS = 20_000;
/** Decisions after which each demand has come up: a tree is built once for each. */
const DEMANDS_KNOWN = 300;
/** Decisions at which the index is held against looking at everybody. */
const COMPARED = 25;

/** Microseconds that one decision takes, changes that go with it included. */
export interface DecisionTimes {
  /** Agents, or waiting escalations. */
  readonly size: number;
  readonly index: number;
  /** With the decision's record: candidates, terms, scores, and why others could not. */
  readonly recorded: number;
  readonly filterAndSort: number;
  /** Filter and sort after a count query for each agent's load, on SQLite in this process. */
  readonly countQueries: number;
  /** Filter and sort over index. */
  readonly timesFaster: number;
}

/** Both decisions at growing sizes. */
export interface DecisionResults {
  readonly arrivals: readonly DecisionTimes[];
  readonly freed: readonly DecisionTimes[];
}

/** Measures both decisions as the router makes them, beside what one would write first. */
export function measureDecisions(): DecisionResults {
  return {
    arrivals: TEAMS.map((size) => timesOf(size, () => new ArrivalFloor(size))),
    freed: LINES.map((size) => timesOf(size, () => new FreedFloor(size))),
  };
}

/** Agents and line on which the same things happen, however it is decided. */
interface Floor {
  byIndex(): void;
  byIndexWithRecord(): void;
  bySorting(): void;
  byCounting(): void;
  /** Throws unless the index decides as one who looks at everybody. */
  compare(): void;
}

function timesOf(size: number, floorOf: () => Floor): DecisionTimes {
  floorOf().compare();
  const index = microsecondsOf(floorOf(), (floor) => floor.byIndex(), DEMANDS_KNOWN);
  const filterAndSort = microsecondsOf(floorOf(), (floor) => floor.bySorting());
  return {
    size,
    index,
    recorded: microsecondsOf(floorOf(), (floor) => floor.byIndexWithRecord(), DEMANDS_KNOWN),
    filterAndSort,
    countQueries: microsecondsOf(floorOf(), (floor) => floor.byCounting()),
    timesFaster: rounded(filterAndSort / index),
  };
}

function microsecondsOf(floor: Floor, decide: (floor: Floor) => void, warmUp = 3): number {
  const until = (ms: number, fewest = 3) => {
    const startedAt = performance.now();
    let decisions = 0;
    while (
      decisions < fewest ||
      (performance.now() - startedAt < ms && decisions < MOST_DECISIONS)
    ) {
      decide(floor);
      decisions += 1;
    }
    return ((performance.now() - startedAt) * 1_000) / decisions;
  };
  until(MEASURED_MS / 4, warmUp);
  return rounded(until(MEASURED_MS));
}

/** Decision one: somebody arrives, an agent is found. */
class ArrivalFloor implements Floor {
  readonly #team: BusyTeam;

  constructor(size: number) {
    this.#team = new BusyTeam(size);
  }

  byIndex(): void {
    const escalation = this.#team.arrives();
    const agent = this.#team.index.agentFor(escalation, undefined, this.#team.now);
    if (agent) this.#team.assign(agent, escalation);
  }

  byIndexWithRecord(): void {
    const team = this.#team;
    const escalation = team.arrives();
    const agent = team.index.agentFor(escalation, undefined, team.now);
    team.index.ranking(escalation, team.now);
    if (agent) team.assign(agent, escalation);
  }

  bySorting(): void {
    const { agents, now } = this.#team;
    const escalation = this.#team.arrives();
    const [best] = agents
      .filter((agent) => filterOf(agent, escalation, DEFAULT_QUEUE, false, now) === null)
      .map((agent) => ({
        agent,
        score: scoreOf(termsOf(agent, escalation, now), DEFAULT_QUEUE.weights),
      }))
      .sort((one, other) => other.score - one.score);
    if (best) this.#team.assign(best.agent, escalation);
  }

  byCounting(): void {
    this.#team.countAll();
    this.bySorting();
  }

  compare(): void {
    const { index, agents } = this.#team;
    for (let round = 0; round < COMPARED; round += 1) {
      const escalation = this.#team.arrives();
      const { now } = this.#team;
      const lists = { agents, line: [escalation], queueOf: () => DEFAULT_QUEUE, now };
      const expected = nextMatch({ ...lists, lastAgents: new Map() })?.agent;
      const found = index.agentFor(escalation, undefined, now);
      if (found?.id !== expected?.id) throw new Error(`${found?.id} instead of ${expected?.id}`);
      if (found) this.#team.assign(found, escalation);
    }
  }
}

/** Decision two: an agent is freed, something of the line is taken, somebody else joins it. */
class FreedFloor implements Floor {
  readonly #team = new BusyTeam(TEAM_OF_LINES);
  readonly #line = new Map<string, Escalation>();

  constructor(size: number) {
    for (let place = 0; place < size; place += 1) this.#join(200 * this.#team.random.between(0, 1));
  }

  byIndex(): void {
    const agent = this.#frees();
    const taken = this.#team.index.escalationFor(agent, this.#team.now);
    if (taken) this.#take(taken);
  }

  byIndexWithRecord(): void {
    const agent = this.#frees();
    const taken = this.#team.index.escalationFor(agent, this.#team.now);
    if (!taken) return;
    this.#team.index.ranking(taken, this.#team.now);
    this.#take(taken);
  }

  bySorting(): void {
    const agent = this.#frees();
    const { now } = this.#team;
    const [first] = [...this.#line.values()]
      .filter((waiting) => filterOf(agent, waiting, DEFAULT_QUEUE, false, now) === null)
      .map((waiting) => ({ waiting, value: worthOf(agent, waiting, now) }))
      .sort((one, other) => other.value - one.value);
    if (first) this.#take(first.waiting);
  }

  byCounting(): void {
    this.#team.countAll();
    this.bySorting();
  }

  compare(): void {
    const { index } = this.#team;
    for (let round = 0; round < COMPARED; round += 1) {
      const agent = this.#frees();
      const found = index.escalationFor(agent, this.#team.now);
      const { now } = this.#team;
      const [best = 0] = [...this.#line.values()]
        .filter((waiting) => filterOf(agent, waiting, DEFAULT_QUEUE, false, now) === null)
        .map((waiting) => worthOf(agent, waiting, now))
        .sort((one, other) => other - one);
      if (found && worthOf(agent, found, now) < best)
        throw new Error(`${found.id} is not the best`);
      if (found) this.#take(found);
    }
  }

  /** An agent with room for one more. */
  #frees(): Agent {
    const agent = this.#team.someone();
    const free = { ...agent, holds: agent.holds.slice(0, CAPACITY - 1) };
    this.#team.put(free);
    return free;
  }

  #take({ id }: Escalation): void {
    this.#line.delete(id);
    this.#team.index.line.remove(id);
    this.#join(0);
  }

  #join(waitedSeconds: number): void {
    const escalation = this.#team.arrives(waitedSeconds);
    this.#line.set(escalation.id, escalation);
    this.#team.index.line.add(escalation);
  }
}

/** Age × fit, as far as nobody starves. */
function worthOf(agent: Agent, { queuedAt, skills }: Escalation, now: Date): number {
  const waited = (now.getTime() - queuedAt.getTime()) / 1000;
  if (waited >= (DEFAULT_QUEUE.starveSeconds ?? Number.POSITIVE_INFINITY)) return 1e9 + waited;
  return (60 + waited) * Math.max(0.1, skillLevel(agent, skills));
}
