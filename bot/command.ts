import type { Store } from '../storage/index.ts';
import { type Env, readEnv } from './env.ts';
import { openStoreForCommand, storePlace } from './openStore.ts';

/** What a command works with. */
export interface CommandPlace {
  readonly env: Env;
  readonly store: Store;
  /** Where the store is, for people to read. */
  readonly place: string;
}

/**
 * Runs a command on the store that the settings name, also beside servers at work, and prints what it
 * says; an error is printed too, and ends the process with 1.
 */
export async function runCommand(
  environment: Readonly<Record<string, string | undefined>>,
  work: (place: CommandPlace) => Promise<string>,
): Promise<void> {
  try {
    const env = readEnv(environment);
    const store = await openStoreForCommand(env);
    try {
      process.stdout.write(`${await work({ env, store, place: storePlace(env) })}\n`);
    } finally {
      await store.close();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
