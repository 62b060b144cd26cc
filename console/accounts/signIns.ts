import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ConsoleError } from '../consoleError.ts';
import type { Account, AccountStore } from '../store.ts';
import { decoyHash, passwordMatches } from './passwords.ts';

/** How often sign-in may fail before it has to wait. */
export interface SignInLimits {
  /** Failures from one address for one e-mail. */
  readonly failuresPerAccount: number;
  /** Failures from one address in all; an office can be behind one address. */
  readonly failuresPerAddress: number;
  /** Seconds for which a failure counts. */
  readonly seconds: number;
}

/** The limits that ship. */
export const SIGN_IN_LIMITS: SignInLimits = {
  failuresPerAccount: 10,
  failuresPerAddress: 100,
  seconds: 600,
};

/** Who wants to sign in, and from where. */
export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  readonly address: string;
}

/** Tells who signs in. An attempt counts as failed until it has succeeded, so many at once don't slip through. */
export class SignIns {
  readonly #accounts: AccountStore;
  readonly #byAccount: RateLimiterMemory;
  readonly #byAddress: RateLimiterMemory;
  readonly #decoy = decoyHash();

  constructor(parts: { readonly accounts: AccountStore; readonly limits?: SignInLimits }) {
    const { failuresPerAccount, failuresPerAddress, seconds } = parts.limits ?? SIGN_IN_LIMITS;
    this.#accounts = parts.accounts;
    this.#byAccount = new RateLimiterMemory({ points: failuresPerAccount, duration: seconds });
    this.#byAddress = new RateLimiterMemory({ points: failuresPerAddress, duration: seconds });
  }

  /**
   * The account of this e-mail and password. Throws `tooManyAttempts`, or `wrongCredentials`, which
   * says the same after the same time whether the e-mail is unknown or the password wrong.
   */
  async signIn({ email, password, address }: SignInAttempt): Promise<Account> {
    const accountKey = `${address} ${email}`;
    await consumed(this.#byAddress, address);
    await consumed(this.#byAccount, accountKey);
    const account = await this.#found(email, address);
    const matches = await passwordMatches(password, account?.passwordHash ?? this.#decoy);
    if (!account || !matches) {
      throw new ConsoleError('wrongCredentials', 'The e-mail or the password is wrong');
    }
    await this.#byAccount.delete(accountKey);
    await this.#byAddress.reward(address);
    return account;
  }

  /** A database that does not answer is nobody's failed attempt. */
  async #found(email: string, address: string): Promise<Account | undefined> {
    try {
      return await this.#accounts.accountByEmail(email);
    } catch (error) {
      await this.#byAccount.reward(`${address} ${email}`);
      await this.#byAddress.reward(address);
      throw error;
    }
  }
}

async function consumed(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes)) throw cause;
    throw new ConsoleError('tooManyAttempts', 'Too many attempts to sign in; wait a while', {
      retryAfterSeconds: Math.max(1, Math.ceil(cause.msBeforeNext / 1000)),
    });
  }
}
