/** What an agent says of themselves; see {@link presenceAt} for what holds at a moment. */
export type Presence = 'online' | 'away' | 'offline';

/** How many escalations an agent may hold: in all, and of single channels. */
export type Capacity =
  | number
  | { readonly default: number; readonly byChannel: Readonly<Record<string, number>> };

/** An escalation that occupies one of the agent's slots (assigned, or in wrap-up). */
export interface HeldEscalation {
  readonly escalationId: string;
  readonly channelId: string;
}

/** Sum and number of the customers' ratings, 1 to 5 each. */
export interface RatingTotals {
  readonly count: number;
  readonly sum: number;
}

/** A colleague's request for advice on a conversation, until it is given or put aside. */
export interface Consult {
  readonly conversationId: string;
  readonly byAgentId: string;
  readonly at: Date;
}

/** A human who takes over conversations. The id is that of their console account. */
export interface Agent {
  readonly id: string;
  /** Grows with each write except those of `presenceUntil` alone; 0 means not stored yet. */
  readonly version: number;
  readonly name: string;
  /** Level 0 to 1 for each skill. */
  readonly skills: Readonly<Record<string, number>>;
  readonly languages: readonly string[];
  readonly capacity: Capacity;
  /** What is routed to them is an offer until they accept or answer it; absent: theirs at once. */
  readonly acceptsByHand?: boolean;
  readonly presence: Presence;
  /** Past this the agent counts as offline: no connection and no lease has kept them. */
  readonly presenceUntil: Date;
  /** The load: its length never exceeds the capacity by routing. */
  readonly holds: readonly HeldEscalation[];
  readonly rating: RatingTotals;
  /** Assignments in a row that they did not answer in time; absent: none. */
  readonly misses?: number;
  /** When an escalation was last given to them; absent: never. Of equal scores the longest rest wins. */
  readonly lastAssignedAt?: Date;
  /** What colleagues want advice on, oldest first; absent: nothing. */
  readonly consults?: readonly Consult[];
}

/** The agent's presence at `now`: what they chose, while something keeps it alive. */
export function presenceAt(agent: Agent, now: Date): Presence {
  return agent.presenceUntil > now ? agent.presence : 'offline';
}

/** The capacity in all. */
export function totalCapacity(capacity: Capacity): number {
  return typeof capacity === 'number' ? capacity : capacity.default;
}

/** Whether the agent has a free slot for one more escalation of the channel. */
export function hasRoom(agent: Agent, channelId: string): boolean {
  if (agent.holds.length >= totalCapacity(agent.capacity)) return false;
  if (typeof agent.capacity === 'number') return true;
  const limit = agent.capacity.byChannel[channelId];
  if (limit === undefined) return true;
  return agent.holds.filter((held) => held.channelId === channelId).length < limit;
}

/** The share of the online agents' slots that is taken, 0 to 1; 1 when nobody is online. */
export function occupancyOf(agents: readonly Agent[], now: Date): number {
  let taken = 0;
  let slots = 0;
  for (const agent of agents) {
    if (presenceAt(agent, now) !== 'online') continue;
    taken += agent.holds.length;
    slots += totalCapacity(agent.capacity);
  }
  return slots > 0 ? Math.min(1, taken / slots) : 1;
}
