import type { Agent } from './agent.ts';
import { hasRoom, occupancyOf, presenceAt } from './agent.ts';
import { isSkilled, waitedSeconds } from './eligibility.ts';
import type { Escalation } from './escalation.ts';
import { isInFront } from './lineIndex.ts';
import { settledAt, stepAt } from './policy.ts';
import type { Queue } from './queue.ts';
import { demandOf, type WaitEstimate, type WaitHistory, type WaitRange } from './waitHistory.ts';

/** The standard normal's quantile at .9. */
const Z90 = 1.2816;

/** What an estimate is computed from. */
export interface WaitFacts {
  /** Everybody who waits, in any order. */
  readonly line: readonly Escalation[];
  readonly agents: readonly Agent[];
  readonly queueOf: (escalation: Pick<Escalation, 'queueId'>) => Queue;
  readonly history: WaitHistory;
  readonly now: Date;
}

/** How fast slots become free for what somebody asks for. */
interface Supply {
  /** By agent. */
  readonly rates: ReadonlyMap<string, number>;
  readonly perSecond: number;
}

/**
 * The waits of a line at a moment. Slots become free for an escalation at the rate Λ at which those
 * agents who could have it are done with what they hold. In front of it stand k others, each counted by
 * the share of its own agents' rate that it would take from these; each leaves by itself at the rate θ.
 * The wait has then the mean Σ 1/(Λ + iθ) and the variance Σ 1/(Λ + iθ)², i from 0 to k (QLa of Ibrahim &
 * Whitt 2009, Management Science 55(10), with skills); its quantiles are a gamma's.
 */
export class WaitEstimates {
  readonly #facts: WaitFacts;
  readonly #handling = new Map<string, number>();
  readonly #supplies = new Map<string, Supply>();
  readonly #overlaps = new Map<string, number>();

  constructor(facts: WaitFacts) {
    this.#facts = facts;
  }

  /** How long it waits from now on; undefined when nothing is known to tell by, or nobody is there. */
  of(escalation: Escalation): WaitEstimate | undefined {
    const { history, line } = this.#facts;
    if (!history.isKnown) return undefined;
    const { perSecond } = this.#supply(escalation);
    if (perSecond <= 0) return undefined;
    let ahead = 0;
    for (const other of line) {
      if (other.id !== escalation.id && isInFront(other, escalation) < 0) {
        ahead += this.#overlap(other, escalation);
      }
    }
    const model = this.#capped(rangeOf(ahead, perSecond, history.leavingPerSecond), escalation);
    const { half, most } = history.corrections;
    const p50Seconds = model.p50Seconds * half;
    const p90Seconds = Math.max(p50Seconds, model.p90Seconds * most);
    return { ...this.#capped({ p50Seconds, p90Seconds }, escalation), model };
  }

  /** Once the requirement relaxes, whoever has room below the level takes it. */
  #capped(range: WaitRange, escalation: Escalation): WaitRange {
    const { agents, queueOf, now } = this.#facts;
    const queue = queueOf(escalation);
    const hasIdle = agents.some(
      (agent) =>
        presenceAt(agent, now) === 'online' &&
        hasRoom(agent, escalation.channelId) &&
        !isSkilled(agent, escalation, queue),
    );
    if (!hasIdle) return range;
    const { relaxSeconds } = settledAt(queue, stepAt(queue, occupancyOf(agents, now)));
    const most = Math.max(1, relaxSeconds - waitedSeconds(escalation, now));
    return {
      p50Seconds: Math.min(range.p50Seconds, most),
      p90Seconds: Math.min(range.p90Seconds, most),
    };
  }

  /** The agents with the level, each with the rate at which their slots become free; everybody where nobody has it. */
  #supply(escalation: Escalation): Supply {
    const key = keyOf(escalation);
    const known = this.#supplies.get(key);
    if (known) return known;
    const { agents, queueOf, now } = this.#facts;
    const queue = queueOf(escalation);
    const online = agents.filter((agent) => presenceAt(agent, now) === 'online');
    const skilled = online.filter((agent) => isSkilled(agent, escalation, queue));
    const reserved = escalation.reservedFor;
    const theirs =
      reserved && reserved.until > now
        ? online.filter(({ id }) => id === reserved.agentId)
        : skilled.length > 0
          ? skilled
          : online;
    const rates = new Map(
      theirs.map((agent) => [agent.id, agent.holds.length / this.#handlingSeconds(agent, queue)]),
    );
    const perSecond = [...rates.values()].reduce((sum, rate) => sum + rate, 0);
    const supply = { rates, perSecond };
    this.#supplies.set(key, supply);
    return supply;
  }

  /** The share of its agents' rate, 0 to 1, that one in front would take from those of another. */
  #overlap(other: Escalation, escalation: Escalation): number {
    const key = `${keyOf(other)} before ${keyOf(escalation)}`;
    const known = this.#overlaps.get(key);
    if (known !== undefined) return known;
    const theirs = this.#supply(other);
    const ours = this.#supply(escalation);
    let shared = 0;
    for (const [id, rate] of theirs.rates) if (ours.rates.has(id)) shared += rate;
    const overlap = theirs.perSecond > 0 ? shared / theirs.perSecond : 0;
    this.#overlaps.set(key, overlap);
    return overlap;
  }

  /** What a conversation takes this agent: the mean over what they have the level for, by how often it is asked. */
  #handlingSeconds(agent: Agent, queue: Queue): number {
    const known = this.#handling.get(agent.id);
    if (known !== undefined) return known;
    const { history } = this.#facts;
    let count = 0;
    let seconds = 0;
    for (const demand of history.demands) {
      if (!isSkilled(agent, demand, this.#facts.queueOf(demand))) continue;
      count += demand.count;
      seconds += demand.count * history.handlingSeconds(demand.queueId, demand.skills);
    }
    const mean = Math.max(1, count > 0 ? seconds / count : history.handlingSeconds(queue.id, []));
    this.#handling.set(agent.id, mean);
    return mean;
  }
}

/** Median and ninth decile of the time until `ahead` others and then this one are served. */
function rangeOf(ahead: number, perSecond: number, leavingPerSecond: number): WaitRange {
  let mean = 0;
  let variance = 0;
  for (let place = 0; place < ahead + 1; place += 1) {
    // Of somebody who is in front with some probability only, so much counts.
    const weight = Math.min(1, ahead + 1 - place);
    const each = 1 / (perSecond + place * leavingPerSecond);
    mean += weight * each;
    variance += weight * each * each;
  }
  const shape = (mean * mean) / variance;
  return { p50Seconds: gamma(mean, shape, 0), p90Seconds: gamma(mean, shape, Z90) };
}

/** A gamma's quantile by that of the standard normal: Wilson & Hilferty 1931. */
function gamma(mean: number, shape: number, z: number): number {
  const spread = 1 / (9 * shape);
  return mean * Math.max(0, 1 - spread + z * Math.sqrt(spread)) ** 3;
}

function keyOf({ queueId, skills, reservedFor }: Escalation): string {
  return reservedFor ? `only ${reservedFor.agentId}` : demandOf(queueId, skills);
}
