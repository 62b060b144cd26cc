import type { AccountStore } from '../store.ts';
import { createAccount } from './createAccount.ts';
import type { PasswordCost } from './passwords.ts';

/** What the first admin is made of. */
export interface FirstAdminParts {
  readonly accounts: AccountStore;
  readonly email: string;
  /** Undefined: `newPassword` makes one. */
  readonly password?: string | undefined;
  readonly newPassword: () => string;
  readonly now: () => Date;
  readonly cost?: PasswordCost;
}

/** What came of it: the account of the first admin is new, or there was an admin before. */
export type FirstAdmin =
  | { readonly outcome: 'created'; readonly email: string; readonly generatedPassword?: string }
  | { readonly outcome: 'present' };

/** Creates the first admin, who may do everything, unless an account with that role exists. */
export async function ensureFirstAdmin(parts: FirstAdminParts): Promise<FirstAdmin> {
  const present = await parts.accounts.accounts();
  if (present.some(({ roles }) => roles.includes('admin'))) return { outcome: 'present' };
  const generatedPassword = parts.password === undefined ? parts.newPassword() : undefined;
  const { email } = await createAccount(
    parts.accounts,
    {
      email: parts.email,
      name: 'Admin',
      password: parts.password ?? generatedPassword ?? '',
      roles: ['admin', 'supervisor', 'editor', 'agent'],
    },
    { now: parts.now(), cost: parts.cost },
  );
  return {
    outcome: 'created',
    email,
    ...(generatedPassword !== undefined && { generatedPassword }),
  };
}
