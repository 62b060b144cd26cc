import type { Agent, Escalation } from '../../handoff/index.ts';
import { hasRoom, presenceAt } from '../../handoff/index.ts';
import type { Desk } from './desk.ts';
import type { Chooser } from './policies.ts';

/** Decision one of the baselines, over all agents with room. */
export class BaselineChooser {
  readonly #chooser: Chooser;
  readonly #desks: readonly Pick<Desk<unknown>, 'agent' | 'assignedAt'>[];
  #turn = 0;

  constructor(chooser: Chooser, desks: readonly Pick<Desk<unknown>, 'agent' | 'assignedAt'>[]) {
    this.#chooser = chooser;
    this.#desks = desks;
  }

  /** An agent with room, undefined when there is none; `chance` in [0, 1) decides where chance does. */
  choose({ channelId, passedOver }: Escalation, chance: number, now: Date): Agent | undefined {
    const open = this.#desks.filter(
      ({ agent }) =>
        presenceAt(agent, now) === 'online' &&
        hasRoom(agent, channelId) &&
        !passedOver.some(({ agentId }) => agentId === agent.id),
    );
    if (open.length === 0) return undefined;
    switch (this.#chooser) {
      case 'random':
        return open[Math.floor(chance * open.length)]?.agent;
      case 'roundRobin':
        return this.#next(open);
      case 'leastLoaded':
        return least(open, ({ agent }) => agent.holds.length)?.agent;
      case 'longestIdle':
        return least(open, ({ assignedAt }) => assignedAt)?.agent;
    }
  }

  #next(open: readonly Pick<Desk<unknown>, 'agent'>[]): Agent | undefined {
    for (let step = 0; step < this.#desks.length; step += 1) {
      const desk = this.#desks[this.#turn];
      this.#turn = (this.#turn + 1) % this.#desks.length;
      if (desk && open.some(({ agent }) => agent === desk.agent)) return desk.agent;
    }
    return undefined;
  }
}

function least<T>(items: readonly T[], measure: (item: T) => number): T | undefined {
  let best: T | undefined;
  for (const item of items) if (best === undefined || measure(item) < measure(best)) best = item;
  return best;
}
