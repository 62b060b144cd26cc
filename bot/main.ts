import { pino } from 'pino';
import { readEnv } from './env.ts';
import { type Shop, startShop } from './shop.ts';

/** How long a stop may take before the process ends anyway, in milliseconds. */
const STOP_TIMEOUT_MS = 10_000;

try {
  const env = readEnv(process.env);
  const log = pino({ level: env.LOG_LEVEL, name: 'baton' });
  const shop = await startShop(env, log);
  process.stdout.write(welcome(shop));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
      shop.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stop failed');
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  process.stderr.write(
    `Baton could not start. ${error instanceof Error ? error.message : error}\n`,
  );
  process.exit(1);
}

function welcome({ url, newAccounts }: Shop): string {
  const signIns = newAccounts.map(
    ({ name, email, password }) => `    ${email.padEnd(28)}${password}  ${name}`,
  );
  return [
    '',
    'Baton is ready.',
    `  Customers chat at   ${url}/chat/`,
    `  Agents work at      ${url}/console/`,
    `  Channels deliver to ${url}/api/messages`,
    ...(signIns.length
      ? ['', '  Sign in with one of these (shown only now; the first is the admin):', ...signIns]
      : []),
    '',
    '',
  ].join('\n');
}
