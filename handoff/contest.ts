import type { Agent } from './agent.ts';
import { presenceAt } from './agent.ts';
import type { Filter } from './decision.ts';
import { filterOf, isSkilled } from './eligibility.ts';
import type { Escalation } from './escalation.ts';
import { Ladder } from './ladder.ts';
import type { RoutingPolicy, RoutingWeights } from './policy.ts';
import { IDLE_SECONDS, longestRest, scoreOf, termsOf } from './scoring.ts';
import { NOBODY } from './tournament.ts';

/** What a contest is about: all that the score of an agent for an escalation depends on. */
export interface ContestTerms {
  /** An escalation of this demand that is passed over by nobody and reserved for nobody. */
  readonly demand: Escalation;
  readonly policy: RoutingPolicy;
  readonly weights: RoutingWeights;
  /** The agents by place, as they are now. */
  readonly agents: readonly Agent[];
}

/** The agents with room in the order of their scores for one demand: the skilled, and all; and why the others have to stand back. */
export class Contest {
  readonly #terms: ContestTerms;
  /** Idle time's weight is left out: the ladders let it grow. */
  readonly #fixedWeights: RoutingWeights;
  readonly #skilled: Ladder;
  readonly #all: Ladder;
  readonly #isSkilledOnline: boolean[] = [];
  #skilledOnline = 0;
  /** Per place, why the agent can't have such an escalation; null: they can. */
  readonly #filters: (Filter | null)[] = [];
  readonly #counts = new Map<Filter | null, number>();
  /** How many of the index's changes this contest has seen. */
  seen: number;

  constructor(terms: ContestTerms, seen: number, now: Date) {
    this.#terms = terms;
    this.#fixedWeights = { ...terms.weights, idle: 0 };
    this.seen = seen;
    const growth = { weight: terms.weights.idle ?? 0, seconds: IDLE_SECONDS };
    const winsTie = (place: number, other: number) =>
      longestRest(this.#agentAt(place), this.#agentAt(other)) < 0;
    this.#skilled = new Ladder(growth, winsTie);
    this.#all = new Ladder(growth, winsTie);
    // From the last place down, so that the trees grow once.
    for (let place = terms.agents.length - 1; place >= 0; place -= 1) this.refresh(place, now);
  }

  /** Looks at the agent of a place again. */
  refresh(place: number, now: Date): void {
    const { demand, policy } = this.#terms;
    const agent = this.#agentAt(place);
    const filter = filterOf(agent, demand, policy, false, now);
    if (filter === null || filter === 'belowLevel') {
      const fixed = scoreOf(termsOf(agent, demand, now), this.#fixedWeights);
      const since = (agent.lastAssignedAt?.getTime() ?? 0) / 1000;
      this.#all.set(place, fixed, since);
      if (filter === null) this.#skilled.set(place, fixed, since);
      else this.#skilled.clear(place);
    } else {
      this.#all.clear(place);
      this.#skilled.clear(place);
    }
    this.#count(place, filter);
    const skilled = isSkilled(agent, demand, policy);
    const online = skilled && presenceAt(agent, now) === 'online';
    this.#skilledOnline += Number(online) - Number(this.#isSkilledOnline[place] ?? false);
    this.#isSkilledOnline[place] = online;
  }

  /** Whether somebody with the required level is online, other than at these places. */
  hasSkilledOnline(without: readonly number[]): boolean {
    const left = without.filter((place) => this.#isSkilledOnline[place]).length;
    return this.#skilledOnline > left;
  }

  /** Why the agent of a place can't have such an escalation at its required level, or null. */
  filterAt(place: number): Filter | null {
    return this.#filters[place] ?? null;
  }

  /** How many agents each of these filters holds back; null: none does. */
  counts(): Map<Filter | null, number> {
    return new Map(this.#counts);
  }

  /** The places with the best scores and room, best first, at most so many. */
  top(relaxed: boolean, most: number, now: Date): readonly number[] {
    const ladder = relaxed ? this.#all : this.#skilled;
    const top: number[] = [];
    while (top.length < most) {
      const place = ladder.best(now.getTime() / 1000);
      if (place === NOBODY) break;
      top.push(place);
      ladder.clear(place);
    }
    for (const place of top) this.refresh(place, now);
    return top;
  }

  /** The place with the best score and room, other than these; below the required level only if relaxed. */
  best(relaxed: boolean, without: readonly number[], now: Date): number {
    const ladder = relaxed ? this.#all : this.#skilled;
    for (const place of without) ladder.clear(place);
    const best = ladder.best(now.getTime() / 1000);
    for (const place of without) this.refresh(place, now);
    return best;
  }

  #count(place: number, filter: Filter | null): void {
    const before = this.#filters[place];
    if (before !== undefined) this.#counts.set(before, (this.#counts.get(before) ?? 0) - 1);
    this.#filters[place] = filter;
    this.#counts.set(filter, (this.#counts.get(filter) ?? 0) + 1);
  }

  #agentAt(place: number): Agent {
    const agent = this.#terms.agents[place];
    if (!agent) throw new Error(`No agent has place ${place}`);
    return agent;
  }
}
