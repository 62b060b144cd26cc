import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readEnv } from '../../bot/env.ts';
import { type StartOptions, startShop } from '../../bot/shop.ts';
import { ConsoleClient } from '../support/consoleClient.ts';
import { fillFolder } from '../support/filledShop.ts';
import { ADMIN } from '../support/serverProcess.ts';

/** The whole shop in this process, on a free port and a store of its own. */
export interface RunningShop {
  readonly url: string;
  /** Everything that it has logged, at every level, as pino writes it. */
  readonly log: () => string;
  readonly admin: ConsoleClient;
  close(): Promise<void>;
}

/** Starts the shop with these settings. */
export async function openShop(
  settings: Record<string, string> = {},
  options: StartOptions = {},
): Promise<RunningShop> {
  const directory = await mkdtemp(join(tmpdir(), 'baton-'));
  const env = readEnv({
    PORT: '0',
    DATA_DIR: directory,
    CONSOLE_ADMIN_EMAIL: ADMIN.email,
    CONSOLE_ADMIN_PASSWORD: ADMIN.password,
    ...settings,
  });
  if (env.SAMPLE_SHOP && !options.open) await fillFolder(directory);
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => lines.push(line) });
  const shop = await startShop(env, log, options);
  const admin = await ConsoleClient.signIn(shop.url, ADMIN);
  return {
    url: shop.url,
    log: () => lines.join(''),
    admin,
    async close() {
      admin.leave();
      await shop.stop();
      await rm(directory, { recursive: true });
    },
  };
}
