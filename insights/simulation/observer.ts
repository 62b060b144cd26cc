import type { Agent, Escalation } from '../../handoff/index.ts';

/** What somebody who looks on sees of a simulation; what they do changes nothing in it. Times in seconds. */
export interface Observer {
  /** An escalation waits, now among all of the line, for agents as they are. */
  waits?(
    escalation: Escalation,
    floor: { readonly line: () => readonly Escalation[]; readonly agents: () => readonly Agent[] },
    now: number,
  ): void;
  /** It is given to an agent. */
  isAssigned?(escalation: Escalation, now: number): void;
  /** Its customer is gone, or went back in line after an agent. */
  isOver?(escalation: Escalation, now: number): void;
  /** An agent is done with it, and it took so long from the assignment on. */
  isHandled?(escalation: Escalation, seconds: number): void;
}
