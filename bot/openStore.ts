import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openMongoStore, openSqliteStore, type Store } from '../storage/index.ts';
import type { Env } from './env.ts';

/** The settings that say where everything is stored. */
export type StoreEnv = Pick<Env, 'MONGODB_URI' | 'DATA_DIR'>;

/** Opens the store that the settings name, for a server. Rejects with a `StoreError`, or what the disk says. */
export async function openStore(
  { MONGODB_URI: uri, DATA_DIR: directory }: StoreEnv,
  onError: (error: unknown) => void,
): Promise<Store> {
  if (uri !== undefined) return openMongoStore({ uri, onError });
  await mkdir(directory, { recursive: true });
  return openSqliteStore({ file: embeddedFile(directory) });
}

/** Opens it for a command: the embedded store also beside a server. */
export async function openStoreForCommand(env: StoreEnv): Promise<Store> {
  if (env.MONGODB_URI !== undefined) return openStore(env, () => undefined);
  await mkdir(env.DATA_DIR, { recursive: true });
  return openSqliteStore({ file: embeddedFile(env.DATA_DIR), access: 'command' });
}

/** What the log may say about where everything is stored: never who signs in there, and how. */
export function storePlace({ MONGODB_URI: uri, DATA_DIR: directory }: StoreEnv): string {
  if (uri === undefined) return embeddedFile(directory);
  // One @ at most, and before all else: then what follows it is no part of a password.
  const [, hosts] = /^mongodb(?:\+srv)?:\/\/(?:[^@/?]*@)?([^@/?]+)(?:[/?][^@]*)?$/.exec(uri) ?? [];
  const isPlain = hosts?.split(',').every((host) => /^([\w.-]+|\[[\da-f:]+\])(:\d+)?$/i.test(host));
  return isPlain ? `MongoDB at ${hosts}` : 'MongoDB';
}

/** The embedded store's file. */
export function embeddedFile(directory: string): string {
  return join(directory, 'baton.sqlite');
}
