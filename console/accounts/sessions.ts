import { createHash, randomBytes } from 'node:crypto';
import type { Account, AccountStore, Session } from '../store.ts';

/** How long a session lasts, in seconds: a long shift. */
export const SESSION_SECONDS = 12 * 60 * 60;
const TOKEN_BYTES = 32;

/** A session with its account. */
export interface SignedIn {
  readonly account: Account;
  readonly session: Session;
}

/** A session that was just opened, and the one time that its token is known. */
export interface OpenedSession extends SignedIn {
  readonly token: string;
}

/** The signed-in browsers and clients. Only a hash of each token is stored. */
export class Sessions {
  readonly #accounts: AccountStore;
  readonly #now: () => Date;

  constructor(parts: { readonly accounts: AccountStore; readonly now: () => Date }) {
    this.#accounts = parts.accounts;
    this.#now = parts.now;
  }

  async open(account: Account): Promise<OpenedSession> {
    const token = newToken();
    const session: Session = {
      id: sessionIdOf(token),
      accountId: account.id,
      csrfToken: newToken(),
      expiresAt: new Date(this.#now().getTime() + SESSION_SECONDS * 1000),
    };
    await this.#accounts.saveSession(session);
    return { account, session, token };
  }

  /** Who the token belongs to; undefined once the session ended or expired. */
  async of(token: string): Promise<SignedIn | undefined> {
    return this.byId(sessionIdOf(token));
  }

  /** The session as it is now, with its account as it is now. */
  async byId(id: string): Promise<SignedIn | undefined> {
    const session = await this.#accounts.session(id, this.#now());
    const account = session && (await this.#accounts.account(session.accountId));
    return account && { account, session };
  }

  async end(session: Session): Promise<void> {
    await this.#accounts.endSession(session.id);
  }
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
