import type { Agent } from './agent.ts';
import { presenceAt } from './agent.ts';
import { filterOf, isSkilled } from './eligibility.ts';
import type { Escalation } from './escalation.ts';
import { Ladder } from './ladder.ts';
import type { RoutingPolicy, RoutingWeights } from './policy.ts';
import { IDLE_SECONDS, longestRest, scoreOf, termsOf } from './scoring.ts';

/** What a contest is about: all that the score of an agent for an escalation depends on. */
export interface ContestTerms {
  /** An escalation of this demand that is passed over by nobody and reserved for nobody. */
  readonly demand: Escalation;
  readonly policy: RoutingPolicy;
  readonly weights: RoutingWeights;
  /** The agents by place, as they are now. */
  readonly agents: readonly Agent[];
}

/** The agents with room in the order of their scores for one demand: the skilled, and all. */
export class Contest {
  readonly #terms: ContestTerms;
  /** Idle time's weight is left out: the ladders let it grow. */
  readonly #fixedWeights: RoutingWeights;
  readonly #skilled: Ladder;
  readonly #all: Ladder;
  readonly #isSkilledOnline: boolean[] = [];
  #skilledOnline = 0;
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
    const skilled = isSkilled(agent, demand, policy);
    if (filterOf(agent, demand, policy, true, now) === null) {
      const fixed = scoreOf(termsOf(agent, demand, now), this.#fixedWeights);
      const since = (agent.lastAssignedAt?.getTime() ?? 0) / 1000;
      this.#all.set(place, fixed, since);
      if (skilled) this.#skilled.set(place, fixed, since);
      else this.#skilled.clear(place);
    } else {
      this.#all.clear(place);
      this.#skilled.clear(place);
    }
    const online = skilled && presenceAt(agent, now) === 'online';
    this.#skilledOnline += Number(online) - Number(this.#isSkilledOnline[place] ?? false);
    this.#isSkilledOnline[place] = online;
  }

  /** Whether somebody with the required level is online, other than at these places. */
  hasSkilledOnline(without: readonly number[]): boolean {
    const left = without.filter((place) => this.#isSkilledOnline[place]).length;
    return this.#skilledOnline > left;
  }

  /** The place with the best score and room, other than these; below the required level only if relaxed. */
  best(relaxed: boolean, without: readonly number[], now: Date): number {
    const ladder = relaxed ? this.#all : this.#skilled;
    for (const place of without) ladder.clear(place);
    const best = ladder.best(now.getTime() / 1000);
    for (const place of without) this.refresh(place, now);
    return best;
  }

  #agentAt(place: number): Agent {
    const agent = this.#terms.agents[place];
    if (!agent) throw new Error(`No agent has place ${place}`);
    return agent;
  }
}
