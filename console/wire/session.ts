import type { Role } from '../store.ts';
import type { AgentAnswer } from './agents.ts';

/** `POST /session`: for browsers a cookie comes along. */
export interface SessionAnswer {
  readonly token: string;
  /** Browsers send it as `X-CSRF-Token` with every request that changes something. */
  readonly csrfToken: string;
  readonly expiresAt: string;
  readonly me: MeAnswer;
}

/** `GET /me`. */
export interface MeAnswer {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Null for accounts that are no agents. */
  readonly agent: AgentAnswer | null;
  /** What colleagues want this agent's advice on, oldest first. */
  readonly consults: readonly {
    readonly conversationId: string;
    readonly byAgentId: string;
    readonly at: string;
  }[];
  readonly csrfToken: string;
}
