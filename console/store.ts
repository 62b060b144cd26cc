import type { Agent } from '../handoff/index.ts';

/** What an account may do; an account can have several. */
export type Role = 'agent' | 'editor' | 'supervisor' | 'admin';

/** Somebody who signs in at the console. An account with the role `agent` has an agent of the same id. */
export interface Account {
  readonly id: string;
  /** Grows with each write; 0 means not stored yet. */
  readonly version: number;
  /** Lower case; unique. */
  readonly email: string;
  readonly name: string;
  /** As `passwords.ts` makes it. */
  readonly passwordHash: string;
  readonly roles: readonly Role[];
  readonly createdAt: Date;
}

/** A signed-in browser or client. */
export interface Session {
  /** SHA-256 of the token, base64url: the token itself is stored nowhere. */
  readonly id: string;
  readonly accountId: string;
  /** What a browser must send back in `X-CSRF-Token`. */
  readonly csrfToken: string;
  readonly expiresAt: Date;
}

/** Accounts and their sessions. Every method is one transaction. */
export interface AccountStore {
  account(id: string): Promise<Account | undefined>;
  accountByEmail(email: string): Promise<Account | undefined>;
  accounts(): Promise<readonly Account[]>;
  /** Writes account and agent together, each if its version still holds (see handoff's `Change`), with an `agentChanged` event when there is an agent. */
  saveAccount(account: Account, agent?: Agent): Promise<'saved' | 'conflict' | 'emailTaken'>;
  saveSession(session: Session): Promise<void>;
  /** The session, unless it ended or expired. */
  session(id: string, now: Date): Promise<Session | undefined>;
  endSession(id: string): Promise<void>;
  /** Ends all sessions of an account, as a new password does. */
  endSessionsOf(accountId: string): Promise<void>;
}
