import type { Capacity, Presence } from '../../handoff/index.ts';
import type { Role } from '../store.ts';

/** An agent (or, with `agent` data absent, an account) of `/agents`. */
export interface AgentAnswer {
  readonly id: string;
  /** Null for readers who are neither supervisor nor admin. */
  readonly email: string | null;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly skills: Readonly<Record<string, number>>;
  readonly languages: readonly string[];
  readonly capacity: Capacity;
  /** Whether what is routed to them is an offer until they accept or answer it. */
  readonly acceptsByHand: boolean;
  readonly presence: Presence;
  /** Escalations held, wrap-ups included. */
  readonly load: number;
  /** Mean of 1 to 5 and number of ratings; mean null while there are none. */
  readonly rating: { readonly mean: number | null; readonly count: number };
}
