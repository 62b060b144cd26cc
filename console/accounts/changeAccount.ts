import type { Agent, HandoffStore } from '../../handoff/index.ts';
import { ConsoleError } from '../consoleError.ts';
import type { Account, AccountStore } from '../store.ts';
import {
  canonicalEmail,
  DEFAULT_CAPACITY,
  emailTaken,
  type NewAccount,
  newAgent,
} from './createAccount.ts';
import { hashPassword, type PasswordCost } from './passwords.ts';

/** How often a change is made anew when agent or account moved on meanwhile. */
const ATTEMPTS = 8;

/** What may change of an account and its agent; absent stays as it is. */
export type AccountChanges = Partial<Omit<NewAccount, 'id'>>;

/** Where accounts and agents are read and written. */
export interface AccountStores {
  readonly accounts: AccountStore;
  readonly agents: Pick<HandoffStore, 'agent'>;
}

/** Changes an account; a new password ends its sessions. Throws `notFound`, `emailTaken`, `lastAdmin`, `conflict`. */
export async function changeAccount(
  { accounts, agents }: AccountStores,
  id: string,
  { password, ...changes }: AccountChanges,
  cost?: PasswordCost,
): Promise<Account> {
  const passwordHash = password === undefined ? undefined : await hashPassword(password, cost);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await accounts.account(id);
    if (!before) throw new ConsoleError('notFound', `There is no account ${id}`);
    await checkAdminStays(accounts, before, changes);
    const after = changed(before, changes, passwordHash);
    const outcome = await accounts.saveAccount(
      after,
      changedAgent(await agents.agent(id), after, changes),
    );
    if (outcome === 'emailTaken') throw emailTaken();
    if (outcome === 'conflict') continue;
    if (passwordHash !== undefined) await accounts.endSessionsOf(id);
    return { ...after, version: after.version + 1 };
  }
  throw new ConsoleError('conflict', 'Others keep changing this account; try again');
}

function changed(
  before: Account,
  { email, name, roles }: AccountChanges,
  passwordHash: string | undefined,
): Account {
  return {
    ...before,
    email: email === undefined ? before.email : canonicalEmail(email),
    name: name ?? before.name,
    roles: roles ?? before.roles,
    passwordHash: passwordHash ?? before.passwordHash,
  };
}

/** Who stops being an agent goes offline, so that what they hold goes back in line. */
function changedAgent(
  agent: Agent | undefined,
  account: Account,
  { skills, languages, capacity, acceptsByHand }: AccountChanges,
): Agent | undefined {
  const { id, name } = account;
  const profile = {
    id,
    name,
    skills: skills ?? agent?.skills ?? {},
    languages: languages ?? agent?.languages ?? ['zh', 'en'],
    capacity: capacity ?? agent?.capacity ?? DEFAULT_CAPACITY,
    acceptsByHand: acceptsByHand ?? agent?.acceptsByHand ?? false,
  };
  if (account.roles.includes('agent')) return { ...(agent ?? newAgent(profile)), ...profile };
  return agent && { ...agent, ...profile, presence: 'offline' };
}

async function checkAdminStays(
  accounts: AccountStore,
  before: Account,
  { roles }: AccountChanges,
): Promise<void> {
  if (!before.roles.includes('admin') || roles === undefined || roles.includes('admin')) return;
  const others = (await accounts.accounts()).filter(
    (account) => account.id !== before.id && account.roles.includes('admin'),
  );
  if (others.length > 0) return;
  throw new ConsoleError(
    'lastAdmin',
    'Somebody has to be admin: give another account the role first',
  );
}
