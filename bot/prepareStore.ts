import { fileURLToPath } from 'node:url';
import { ensureFirstAdmin } from '../console/index.ts';
import { ensureActiveModel, type StoredModel } from '../recognizers/index.ts';
import type { Store } from '../storage/index.ts';
import type { Env } from './env.ts';
import { newPassword } from './newPassword.ts';
import { type Credentials, fillWithSampleShop } from './sampleShop.ts';
import { asSoleWorker } from './soleWorker.ts';

/** Where the sample shop is. */
export const SAMPLE_SHOP = fileURLToPath(new URL('./sampleShop', import.meta.url));
/** The job under which utterances, accounts and models of a store are made. */
export const PREPARATION_JOB = 'prepareStore';

/** What preparing needs. */
export interface PreparationParts {
  readonly store: Store;
  readonly env: Env;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Does work that needs the database, as often as it takes. */
  readonly reach: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A store that a shop can open on. */
export interface Preparation {
  /** Accounts that this instance has just made, with passwords that are shown nowhere else. */
  readonly newAccounts: readonly Credentials[];
  readonly model: StoredModel;
}

/**
 * Sees to the first admin, the sample shop and a trained model. Of instances that start together one
 * does each of them, and the others wait for it.
 */
export async function prepareStore(parts: PreparationParts): Promise<Preparation> {
  const { store, now, reach } = parts;
  const alone = <T>(work: (signal: AbortSignal) => Promise<T>) =>
    reach(() => asSoleWorker(PREPARATION_JOB, work, { ...parts, jobs: store.jobs }));
  // One by one: a database that goes away in one of them costs no password of the one before.
  const admins = await alone(() => firstAdmin(parts));
  const agents = await alone(() => sampleShop(parts));
  const trained = await alone((signal) => ensureActiveModel({ ...store, signal, now }));
  return {
    newAccounts: [...(admins?.result ?? []), ...(agents?.result ?? [])],
    model: trained?.result ?? (await reach(() => ensureActiveModel({ ...store, now }))),
  };
}

async function firstAdmin({ store, env, now }: PreparationParts): Promise<readonly Credentials[]> {
  const admin = await ensureFirstAdmin({
    ...{ accounts: store.accounts, newPassword, now },
    email: env.CONSOLE_ADMIN_EMAIL,
    password: env.CONSOLE_ADMIN_PASSWORD,
  });
  if (admin.outcome === 'present' || !admin.generatedPassword) return [];
  return [{ name: 'Admin', email: admin.email, password: admin.generatedPassword }];
}

async function sampleShop({ store, env, now }: PreparationParts): Promise<readonly Credentials[]> {
  return env.SAMPLE_SHOP ? fillWithSampleShop(store, SAMPLE_SHOP, now()) : [];
}
