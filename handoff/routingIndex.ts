import type { Agent } from './agent.ts';
import { AgentIndex } from './agentIndex.ts';
import type { Escalation } from './escalation.ts';
import { isInFront, LineIndex } from './lineIndex.ts';
import type { Queue } from './queue.ts';
import type { Ranking } from './routing.ts';
import { escalationFor } from './taking.ts';

/** An assignment that routing wants. */
export interface Pairing {
  readonly escalation: Escalation;
  readonly agent: Agent;
}

/**
 * Both decisions over agents and line that are kept arranged, for an owner who tells of every change.
 * Decides as one would who looks at all agents and at everybody in line, at a cost that hardly grows with them.
 */
export class RoutingIndex {
  readonly agents = new AgentIndex();
  readonly line = new LineIndex();
  readonly #queueOf: (escalation: Escalation) => Queue;

  constructor(queueOf: (escalation: Escalation) => Queue) {
    this.#queueOf = queueOf;
  }

  /** Decision one: the best agent for an escalation, in line or not yet. */
  agentFor(escalation: Escalation, lastAgentId: string | undefined, now: Date): Agent | undefined {
    return this.agents.best(escalation, this.#queueOf(escalation), lastAgentId, now);
  }

  /** Decision two: what of the line the agent takes. */
  escalationFor(agent: Agent, now: Date): Escalation | undefined {
    return escalationFor(agent, this.line.candidatesFor(agent.id), {
      queueOf: this.#queueOf,
      lastAgentOf: (escalation) => this.line.lastAgentOf(escalation),
      isSkilledOnline: (escalation) =>
        this.agents.isSkilledOnline(escalation, this.#queueOf(escalation), now),
      occupancy: this.agents.occupancy,
      now,
    });
  }

  /** What decision one knew and weighed, for its record. */
  ranking(escalation: Escalation, now: Date): Ranking {
    const queue = this.#queueOf(escalation);
    return this.agents.ranking(escalation, queue, this.line.lastAgentOf(escalation), now);
  }

  /** The next assignment, or undefined when nobody waiting can be served. */
  nextMatch(now: Date): Pairing | undefined {
    for (const first of [...this.line.heads()].sort(isInFront)) {
      const free = this.agentFor(first, this.line.lastAgentOf(first), now);
      if (!free) continue;
      const escalation = this.escalationFor(free, now) ?? first;
      const agent = this.agentFor(escalation, this.line.lastAgentOf(escalation), now) ?? free;
      return { escalation, agent };
    }
    return undefined;
  }
}
