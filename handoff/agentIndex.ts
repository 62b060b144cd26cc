import type { Agent } from './agent.ts';
import { presenceAt, totalCapacity } from './agent.ts';
import { Contest } from './contest.ts';
import { filterOf, isPassedOver, relaxationOf } from './eligibility.ts';
import type { Escalation } from './escalation.ts';
import { hasSameAgentBonus, settledAt, stepAt } from './policy.ts';
import type { Queue } from './queue.ts';
import type { Ranking } from './routing.ts';
import { RECORDED_CANDIDATES, rankAgents } from './routing.ts';
import { scoreOf, termsOf } from './scoring.ts';
import { NOBODY } from './tournament.ts';

/** Contests kept at a time; the one that rested longest makes room for a new one. */
const MOST_CONTESTS = 400;
/** Of a team too large to be shown whole, the best who are. */
const MOST_SHOWN = 20;
/** Changes remembered for each agent: a contest that missed more starts anew. */
const CHANGES_PER_AGENT = 2;

/**
 * The agents, arranged so that the best one for an escalation is found without looking at each: one
 * contest for each demand, brought up to date by the agents that changed since it was last asked.
 * Finds whom `rankAgents` puts first.
 */
export class AgentIndex {
  readonly #agents: Agent[] = [];
  readonly #places = new Map<string, number>();
  readonly #contests = new Map<string, Contest>();
  /** Places of the agents that changed, oldest first, and how many have been forgotten. */
  #changes: number[] = [];
  #forgotten = 0;
  /** What each place adds to the sums. */
  readonly #counted: { taken: number; slots: number; online: boolean }[] = [];
  #taken = 0;
  #slots = 0;

  /** All agents. */
  get agents(): readonly Agent[] {
    return this.#agents;
  }

  /** The share of the online agents' slots that is taken, 0 to 1; 1 when nobody is online. */
  get occupancy(): number {
    return this.#slots > 0 ? Math.min(1, this.#taken / this.#slots) : 1;
  }

  /** The agent with this id. */
  get(id: string): Agent | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#agents[place];
  }

  /** Takes note of how an agent is from now on. */
  set(agent: Agent, now: Date): void {
    const place = this.#places.get(agent.id) ?? this.#agents.length;
    this.#agents[place] = agent;
    this.#places.set(agent.id, place);
    this.#count(place, agent, now);
    this.#changes.push(place);
    if (this.#changes.length > CHANGES_PER_AGENT * this.#agents.length + 1000) {
      this.#forgotten += this.#changes.length;
      this.#changes = [];
    }
  }

  /** Takes note of how long an agent's presence holds; nobody is looked at again as long as they stay online or gone. */
  prolong(id: string, presenceUntil: Date, now: Date): void {
    const place = this.#places.get(id);
    const known = place === undefined ? undefined : this.#agents[place];
    if (place === undefined || !known) return;
    const agent = { ...known, presenceUntil };
    const isOnline = presenceAt(agent, now) === 'online';
    if (isOnline === this.#counted[place]?.online) this.#agents[place] = agent;
    else this.set(agent, now);
  }

  /** Whether anybody online has the level for the escalation, with room or without. */
  isSkilledOnline(escalation: Escalation, queue: Queue, now: Date): boolean {
    const contest = this.#contest(escalation, queue, now);
    return contest.hasSkilledOnline(this.#passedOver(escalation, queue, now));
  }

  /** Decision one: the eligible agent with the best score, undefined when there is none. */
  best(
    escalation: Escalation,
    queue: Queue,
    lastAgentId: string | undefined,
    now: Date,
  ): Agent | undefined {
    const reserved = escalation.reservedFor;
    if (reserved && reserved.until > now) {
      const agent = this.get(reserved.agentId);
      return agent && filterOf(agent, escalation, queue, true, now) === null ? agent : undefined;
    }
    const contest = this.#contest(escalation, queue, now);
    const without = this.#passedOver(escalation, queue, now);
    const { relaxSeconds, weights } = settledAt(queue, stepAt(queue, this.occupancy));
    const skilledOnline = contest.hasSkilledOnline(without);
    const relaxed = relaxationOf(escalation, relaxSeconds, skilledOnline, now) !== 'no';
    const best = this.#winner(contest, relaxed, without, now);
    const last = lastAgentId === undefined ? undefined : this.get(lastAgentId);
    if (!best || !last || !hasSameAgentBonus(queue, escalation, now)) return best;
    if (filterOf(last, escalation, queue, relaxed, now) !== null) return best;
    const scored = (agent: Agent) => scoreOf(termsOf(agent, escalation, now, last.id), weights);
    return scored(last) >= scored(best) ? last : best;
  }

  /**
   * The record of decision one: of a small team all, of a large one the best, whoever was passed over
   * or would have had a bonus, and how many the others are.
   */
  ranking(
    escalation: Escalation,
    queue: Queue,
    lastAgentId: string | undefined,
    now: Date,
  ): Ranking {
    const contest = this.#contest(escalation, queue, now);
    const passedOver = this.#passedOver(escalation, queue, now);
    const skilledOnline = contest.hasSkilledOnline(passedOver);
    const { occupancy } = this;
    const facts = { queue, occupancy, skilledOnline, lastAgentId, now };
    if (this.#agents.length <= RECORDED_CANDIDATES) {
      return rankAgents(escalation, this.#agents, facts);
    }
    const { relaxSeconds } = settledAt(queue, stepAt(queue, occupancy));
    const relaxed = relaxationOf(escalation, relaxSeconds, skilledOnline, now) !== 'no';
    const named = [lastAgentId, escalation.reservedFor?.agentId].flatMap(
      (id) => this.#places.get(id ?? '') ?? [],
    );
    const top = contest.top(relaxed, MOST_SHOWN + passedOver.length, now);
    const shown = [...new Set([...top, ...passedOver, ...named])];
    const agents = shown.map((place) => this.#agents[place] as Agent);
    const ranking = rankAgents(escalation, agents, facts);
    // Of those who aren't shown, the contest knows how many there are.
    const counts = contest.counts();
    for (const place of shown) {
      const filter = contest.filterAt(place);
      counts.set(filter, (counts.get(filter) ?? 0) - 1);
    }
    const reserved = escalation.reservedFor !== null && escalation.reservedFor.until > now;
    let { eligible } = ranking;
    const filtered = { ...ranking.filtered };
    for (const [filter, count] of counts) {
      const hasRoom = filter === null || filter === 'belowLevel';
      const why = hasRoom && reserved ? 'reserved' : hasRoom && relaxed ? null : filter;
      if (why === null) eligible += count;
      else if (count > 0) filtered[why] = (filtered[why] ?? 0) + count;
    }
    return { ...ranking, eligible, filtered };
  }

  #winner(
    contest: Contest,
    relaxed: boolean,
    without: readonly number[],
    now: Date,
  ): Agent | undefined {
    for (;;) {
      const place = contest.best(relaxed, without, now);
      const agent = this.#agents[place];
      if (place === NOBODY || !agent) return undefined;
      if (presenceAt(agent, now) === 'online') return agent;
      // Their presence ran out since they were looked at.
      contest.refresh(place, now);
      this.#count(place, agent, now);
    }
  }

  #contest(escalation: Escalation, queue: Queue, now: Date): Contest {
    const step = stepAt(queue, this.occupancy);
    const weighing = queue.busy?.weights ? step : 0;
    const key = `${queue.id} ${queue.version} ${weighing} ${demandKey(escalation)}`;
    const known = this.#contests.get(key);
    if (known && known.seen >= this.#forgotten) {
      const from = known.seen - this.#forgotten;
      for (let index = from; index < this.#changes.length; index += 1) {
        known.refresh(this.#changes[index] as number, now);
      }
      known.seen = this.#forgotten + this.#changes.length;
      return known;
    }
    const { weights } = settledAt(queue, step);
    const demand = { ...escalation, passedOver: [], reservedFor: null };
    const seen = this.#forgotten + this.#changes.length;
    const contest = new Contest(
      { demand, policy: queue, weights, agents: this.#agents },
      seen,
      now,
    );
    this.#contests.delete(key);
    this.#contests.set(key, contest);
    const [oldest] = this.#contests.keys();
    if (this.#contests.size > MOST_CONTESTS && oldest) this.#contests.delete(oldest);
    return contest;
  }

  #passedOver(escalation: Escalation, queue: Queue, now: Date): readonly number[] {
    if (escalation.passedOver.length === 0) return [];
    return escalation.passedOver.flatMap(({ agentId }) => {
      const place = this.#places.get(agentId);
      const agent = place === undefined ? undefined : this.#agents[place];
      return place !== undefined && agent && isPassedOver(agent, escalation, queue, now)
        ? [place]
        : [];
    });
  }

  #count(place: number, agent: Agent, now: Date): void {
    const online = presenceAt(agent, now) === 'online';
    const slots = online ? totalCapacity(agent.capacity) : 0;
    const taken = online ? agent.holds.length : 0;
    const before = this.#counted[place];
    this.#taken += taken - (before?.taken ?? 0);
    this.#slots += slots - (before?.slots ?? 0);
    this.#counted[place] = { taken, slots, online };
  }
}

/** Escalations with the same key differ in age, priority and past only. */
export function demandKey({ channelId, language, skills }: Escalation): string {
  return `${channelId} ${language} ${skills.length > 1 ? [...skills].sort().join(' ') : skills}`;
}
