import type { Contact } from './customers.ts';
import type { WorldFacts } from './world.ts';

/** What one run of a scenario gives; shares 0 to 1, waits in seconds over all offered. */
export interface RunResult {
  /** Contacts that arrived within the measured window. */
  readonly offered: number;
  readonly waitP50: number;
  readonly waitP95: number;
  readonly waitP99: number;
  readonly answeredIn20s: number;
  readonly abandoned: number;
  /** Share of the answered whose agent has the scenario's matchLevel in their topic. */
  readonly skillMatch: number;
  /** Share of the answered first contacts that were resolved. */
  readonly firstContactResolution: number;
  /** Assignments beyond the first, per offered contact. */
  readonly transfers: number;
  readonly giniOccupancy: number;
  readonly worstTopicAnsweredIn20s: number;
  readonly oldestWaitSeconds: number;
  /** Share of the offered that wasn't answered at once. */
  readonly waited: number;
  readonly waitMean: number;
}

/** The figures that are reported, in order; the last two of a run are for the validation only. */
export const FIGURES = [
  ...(['offered', 'waitP50', 'waitP95', 'waitP99', 'answeredIn20s', 'abandoned'] as const),
  ...(['skillMatch', 'firstContactResolution', 'transfers', 'giniOccupancy'] as const),
  ...(['worstTopicAnsweredIn20s', 'oldestWaitSeconds'] as const),
];

/** What the tally needs to know of a contact that is over. */
export interface Outcome {
  readonly contact: Contact;
  readonly waitSeconds: number;
  readonly level: number;
  readonly attempt: number;
}

/** Counts contacts that are over, as far as they arrived within the measured window. */
export class Tally {
  readonly #facts: WorldFacts;
  readonly #waits: number[] = [];
  readonly #byTopic: { offered: number; inTime: number }[];
  #inTime = 0;
  #abandoned = 0;
  #matched = 0;
  #first = 0;
  #resolvedFirst = 0;
  #transfers = 0;

  constructor(facts: WorldFacts) {
    this.#facts = facts;
    this.#byTopic = Array.from({ length: facts.topics }, () => ({
      ...{ offered: 0, inTime: 0 },
    }));
  }

  /** Somebody's conversation with an agent is over. */
  answered(outcome: Outcome, resolved: boolean): void {
    if (!this.#isMeasured(outcome.contact)) return;
    const { matchLevel, serviceLevelSeconds } = this.#facts;
    this.#offered(outcome, outcome.waitSeconds <= serviceLevelSeconds);
    if (outcome.level >= matchLevel) this.#matched += 1;
    if (outcome.contact.visit > 0) return;
    this.#first += 1;
    if (resolved) this.#resolvedFirst += 1;
  }

  /** Somebody left unanswered. */
  abandoned(outcome: Outcome): void {
    if (!this.#isMeasured(outcome.contact)) return;
    this.#offered(outcome, false);
    this.#abandoned += 1;
  }

  /** The figures, once everybody is through. */
  result(
    desks: readonly { readonly slotSeconds: number; readonly takenSeconds: number }[],
  ): RunResult {
    const waits = Float64Array.from(this.#waits).sort();
    const offered = waits.length;
    const answered = offered - this.#abandoned;
    const quantile = (share: number) => waits[Math.max(0, Math.ceil(share * offered) - 1)] ?? 0;
    const shares = this.#byTopic
      .filter((topic) => topic.offered > 0)
      .map((topic) => topic.inTime / topic.offered);
    return {
      offered,
      waitP50: quantile(0.5),
      waitP95: quantile(0.95),
      waitP99: quantile(0.99),
      answeredIn20s: ratio(this.#inTime, offered),
      abandoned: ratio(this.#abandoned, offered),
      skillMatch: ratio(this.#matched, answered),
      firstContactResolution: ratio(this.#resolvedFirst, this.#first),
      transfers: ratio(this.#transfers, offered),
      giniOccupancy: gini(
        desks
          .filter(({ slotSeconds }) => slotSeconds > 0)
          .map(({ takenSeconds, slotSeconds }) => takenSeconds / slotSeconds),
      ),
      worstTopicAnsweredIn20s: shares.length > 0 ? Math.min(...shares) : 0,
      oldestWaitSeconds: waits[offered - 1] ?? 0,
      waited: ratio(waits.filter((wait) => wait > 0).length, offered),
      waitMean: ratio(
        waits.reduce((sum, wait) => sum + wait, 0),
        offered,
      ),
    };
  }

  #offered({ contact, waitSeconds, attempt }: Outcome, inTime: boolean): void {
    this.#waits.push(waitSeconds);
    this.#transfers += Math.max(0, attempt - 1);
    if (inTime) this.#inTime += 1;
    const topic = this.#byTopic[contact.topic];
    if (!topic) throw new Error(`No topic ${contact.topic}`);
    topic.offered += 1;
    if (inTime) topic.inTime += 1;
  }

  #isMeasured({ arrivedAt }: Contact): boolean {
    return arrivedAt >= this.#facts.measuredFrom;
  }
}

/**
 * The Gini coefficient, 0 (all the same) to 1: Σ (2i - n - 1) xᵢ / (n Σ xᵢ) over the sorted values.
 * https://en.wikipedia.org/wiki/Gini_coefficient
 */
export function gini(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const sum = sorted.reduce((total, value) => total + value, 0);
  const weighted = sorted.reduce(
    (total, value, index) => total + (2 * (index + 1) - sorted.length - 1) * value,
    0,
  );
  return sum > 0 ? weighted / (sorted.length * sum) : 0;
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
