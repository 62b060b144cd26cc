import { randomUUID } from 'node:crypto';
import type { Agent, Capacity } from '../../handoff/index.ts';
import { ConsoleError } from '../consoleError.ts';
import type { Account, AccountStore, Role } from '../store.ts';
import { hashPassword, type PasswordCost } from './passwords.ts';

/** Somebody who gets an account; skills, languages and capacity matter for the role `agent`. */
export interface NewAccount {
  /** Made up when absent. */
  readonly id?: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly skills?: Readonly<Record<string, number>>;
  readonly languages?: readonly string[];
  readonly capacity?: Capacity;
  readonly acceptsByHand?: boolean;
}

/** What an agent may hold when nobody says. */
export const DEFAULT_CAPACITY = 3;

/** What an agent's record takes from its account's author. */
export type AgentProfile = Pick<
  Agent,
  'id' | 'name' | 'skills' | 'languages' | 'capacity' | 'acceptsByHand'
>;

/** Stores an account, with its agent if it has that role; throws `emailTaken`, or `conflict` when the id exists. */
export async function createAccount(
  accounts: AccountStore,
  { id = randomUUID(), email, name, password, roles, ...agent }: NewAccount,
  options: { readonly now: Date; readonly cost?: PasswordCost | undefined },
): Promise<Account> {
  const account: Account = {
    id,
    version: 0,
    email: canonicalEmail(email),
    name,
    passwordHash: await hashPassword(password, options.cost),
    roles,
    createdAt: options.now,
  };
  const { skills = {}, languages = ['zh', 'en'], capacity = DEFAULT_CAPACITY } = agent;
  const { acceptsByHand = false } = agent;
  const created = roles.includes('agent')
    ? newAgent({ id, name, skills, languages, capacity, acceptsByHand })
    : undefined;
  const outcome = await accounts.saveAccount(account, created);
  if (outcome === 'emailTaken') throw emailTaken();
  if (outcome === 'conflict')
    throw new ConsoleError('conflict', `There is an account ${id} already`);
  return { ...account, version: 1 };
}

/** An agent who has not worked yet: offline, with nothing held and no ratings. */
export function newAgent(profile: AgentProfile): Agent {
  return {
    ...profile,
    version: 0,
    presence: 'offline',
    presenceUntil: new Date(0),
    holds: [],
    rating: { count: 0, sum: 0 },
  };
}

/** An e-mail as accounts hold it: lower case, so that one address is one account. */
export function canonicalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The refusal of an e-mail that another account has. */
export function emailTaken(): ConsoleError {
  return new ConsoleError('emailTaken', 'Another account has this e-mail', {
    fields: { email: 'is taken' },
  });
}
