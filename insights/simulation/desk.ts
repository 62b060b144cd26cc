import type { Agent } from '../../handoff/index.ts';

/** One conversation that an agent works at; its work is what it would take alone, in seconds. */
export interface Job<Case> {
  readonly of: Case;
  remainingSeconds: number;
}

/**
 * What an agent works at. Conversations share the agent's attention: with n at once each takes
 * 1 + (n - 1) × perExtra times as long, from the moment on at which the number changes.
 */
export class Desk<Case> {
  readonly index: number;
  /** The agent as the product's rules see them. */
  agent: Agent;
  readonly jobs: Job<Case>[] = [];
  /** Grows whenever the next completion moves: older plans of it are void. */
  plan = 0;
  onShift = true;
  onBreak = false;
  /** Gone since a crash: nothing moves on. */
  crashed = false;
  /** Seconds online times slots, and seconds of slots taken while online. */
  slotSeconds = 0;
  takenSeconds = 0;
  /** When somebody was last given to them. */
  assignedAt = Number.NEGATIVE_INFINITY;
  readonly #perExtra: number;
  #at = 0;

  constructor(index: number, agent: Agent, perExtra: number) {
    this.index = index;
    this.agent = agent;
    this.#perExtra = perExtra;
  }

  /** Moves work and sums on to a time; the sums count within the measured window only. */
  advance(to: number, measuredFrom: number, measuredTo: number): void {
    const seconds = to - this.#at;
    if (seconds <= 0) return;
    if (!this.crashed && this.jobs.length > 0) {
      const done = seconds / this.#slowness;
      for (const job of this.jobs) job.remainingSeconds -= done;
    }
    if (this.agent.presence === 'online') {
      const measured = Math.min(to, measuredTo) - Math.max(this.#at, measuredFrom);
      if (measured > 0) {
        this.slotSeconds += measured * (this.agent.capacity as number);
        this.takenSeconds += measured * this.agent.holds.length;
      }
    }
    this.#at = to;
  }

  /** The job that will be done first, and in how many seconds. */
  next(): { readonly job: Job<Case>; readonly seconds: number } | undefined {
    if (this.crashed) return undefined;
    let first: Job<Case> | undefined;
    for (const job of this.jobs) {
      if (!first || job.remainingSeconds < first.remainingSeconds) first = job;
    }
    return first && { job: first, seconds: Math.max(0, first.remainingSeconds) * this.#slowness };
  }

  get #slowness(): number {
    return 1 + (this.jobs.length - 1) * this.#perExtra;
  }
}
