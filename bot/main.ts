import { pino } from 'pino';
import { readEnv } from './env.ts';
import { type Shop, startShop } from './shop.ts';

/** How long a stop may take before the process ends anyway, in milliseconds. */
const STOP_TIMEOUT_MS = 10_000;

const starting = new AbortController();
let shop: Shop | undefined;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    if (shop) end(shop);
    else starting.abort(); // the start rejects then
  });
}

try {
  const env = readEnv(process.env);
  const log = pino({ level: env.LOG_LEVEL, name: 'baton' });
  shop = await startShop(env, log, { signal: starting.signal });
  process.stdout.write(welcome(shop));
  if (starting.signal.aborted) end(shop);
} catch (error) {
  if (starting.signal.aborted) process.exit(0);
  fail('Baton could not start.', error);
}

function end(running: Shop): void {
  running.stop().then(
    () => process.exit(0),
    (error: unknown) => fail('Baton stopped with an error.', error),
  );
}

function fail(fact: string, error: unknown): never {
  process.stderr.write(`${fact} ${error instanceof Error ? error.message : error}\n`);
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
    ...(signIns.length ? ['', '  Sign in with one of these (shown only now):', ...signIns] : []),
    '',
    '',
  ].join('\n');
}
