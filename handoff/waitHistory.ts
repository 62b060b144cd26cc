import type { Escalation } from './escalation.ts';
import { type Duration, quantileWithin } from './survival.ts';

/** What a customer in line was told of their wait: half of such waits end within p50, nine of ten within p90. */
export interface WaitRange {
  readonly p50Seconds: number;
  readonly p90Seconds: number;
}

/** An estimate as the model makes it, and as its past errors correct it. */
export interface WaitEstimate extends WaitRange {
  readonly model: WaitRange;
}

/** A demand whose handling was seen, and how often. */
export interface SeenDemand {
  readonly queueId: string;
  readonly skills: readonly string[];
  readonly count: number;
  readonly seconds: number;
}

/** Conversations that the mean above weighs as much as: fewer of a kind say little about it. */
const PRIOR_CONVERSATIONS = 20;
/** Fewer handled ones tell nothing. */
const LEAST_HANDLED = 3;
/** Predictions looked back on, and those that the model itself weighs as much as. */
const JUDGED = 600;
const PRIOR_JUDGED = 50;
/** New ones after which the corrections are worked out again. */
const JUDGED_STEP = 25;

/** How long escalations took and waited lately, and how the estimates of their waits did: what the next are made of. */
export class WaitHistory {
  readonly #demands = new Map<string, SeenDemand>();
  readonly #queues = new Map<string, { count: number; seconds: number }>();
  #count = 0;
  #seconds = 0;
  #left = 0;
  #waitedSeconds = 0;
  #judged: { readonly half: Duration; readonly most: Duration }[] = [];
  #sinceCorrected = 0;
  #corrections = { half: 1, most: 1 };

  /** Whether enough was handled to tell anything. */
  get isKnown(): boolean {
    return this.#count >= LEAST_HANDLED;
  }

  /** What was handled. */
  get demands(): Iterable<SeenDemand> {
    return this.#demands.values();
  }

  /** How many of those who wait leave, per second and customer. */
  get leavingPerSecond(): number {
    return this.#waitedSeconds > 0 ? this.#left / this.#waitedSeconds : 0;
  }

  /** What the model's own ranges were to be multiplied by, for so many to hold as they say. */
  get corrections(): { readonly half: number; readonly most: number } {
    if (this.#sinceCorrected >= JUDGED_STEP) this.#correct();
    return this.#corrections;
  }

  /** An agent was done with one, so many seconds after it was assigned. */
  handled({ queueId, skills }: Pick<Escalation, 'queueId' | 'skills'>, seconds: number): void {
    const key = demandOf(queueId, skills);
    const demand = this.#demands.get(key) ?? { queueId, skills, count: 0, seconds: 0 };
    const { count, seconds: before } = demand;
    this.#demands.set(key, { ...demand, count: count + 1, seconds: before + seconds });
    const queue = this.#queues.get(queueId) ?? { count: 0, seconds: 0 };
    this.#queues.set(queueId, { count: queue.count + 1, seconds: queue.seconds + seconds });
    this.#count += 1;
    this.#seconds += seconds;
  }

  /** One was assigned, or its customer left, after so many seconds in line. */
  waited(seconds: number, left: boolean): void {
    this.#waitedSeconds += seconds;
    if (left) this.#left += 1;
  }

  /** What the model said, before corrections, of a wait that took so long, or that the customer left then. */
  judged({ p50Seconds, p90Seconds }: WaitRange, seconds: number, left: boolean): void {
    this.#judged.push({
      half: { value: seconds / Math.max(1, p50Seconds), isOver: !left },
      most: { value: seconds / Math.max(1, p90Seconds), isOver: !left },
    });
    if (this.#judged.length > 2 * JUDGED) this.#judged = this.#judged.slice(-JUDGED);
    this.#sinceCorrected += 1;
  }

  /** Seconds that such a conversation holds a slot: the kind's mean, drawn to its queue's, and that to the mean of all. */
  handlingSeconds(queueId: string, skills: readonly string[]): number {
    const all = this.#count > 0 ? this.#seconds / this.#count : 0;
    const queue = shrunk(this.#queues.get(queueId), all);
    return shrunk(this.#demands.get(demandOf(queueId, skills)), queue);
  }

  #correct(): void {
    const recent = this.#judged.slice(-JUDGED);
    const trust = recent.length / (recent.length + PRIOR_JUDGED);
    const factor = (durations: readonly Duration[], share: number) =>
      Math.max(0.1, quantileWithin(durations, share) ?? 1) ** trust;
    this.#corrections = {
      half: factor(
        recent.map(({ half }) => half),
        0.5,
      ),
      most: factor(
        recent.map(({ most }) => most),
        0.9,
      ),
    };
    this.#sinceCorrected = 0;
  }
}

function shrunk(
  seen: { readonly count: number; readonly seconds: number } | undefined,
  to: number,
): number {
  const { count, seconds } = seen ?? { count: 0, seconds: 0 };
  return (seconds + PRIOR_CONVERSATIONS * to) / (count + PRIOR_CONVERSATIONS);
}

/** Names what an escalation asks for, whatever the order of its skills. */
export function demandOf(queueId: string, skills: readonly string[]): string {
  return `${queueId} ${skills.length > 1 ? [...skills].sort().join(' ') : skills}`;
}
