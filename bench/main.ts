import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { send } from '../tests/support/persistence.ts';
import { freePort, startServer } from '../tests/support/serverProcess.ts';
import { type EscalationResults, measureEscalations } from './escalations.ts';
import { rounded } from './quantiles.ts';
import { type BotServer, measureTurns, type TurnResult } from './turns.ts';

const CONCURRENCIES: readonly number[] = [1, 10, 50];
const SECONDS = 5;
const ESCALATIONS_EACH = 60;
/** The share of the echo bot's rate that we aim at. */
const AIMED_RATIO = 0.5;
/** The promise to a customer who is handed over, in milliseconds. */
const ASSIGNED_WITHIN_MS = 500;

/** Turns of Baton and of the echo bot, in the same minute on the same machine. */
interface Comparison {
  readonly concurrency: number;
  readonly baton: TurnResult;
  readonly echo: TurnResult;
  /** Baton's turns a second, as a share of the echo bot's. */
  readonly ratio: number;
}

const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
const baton = await startServer({ dataDir: folder });
const echo = await startEchoBot();
try {
  const turns: Comparison[] = [];
  for (const concurrency of CONCURRENCIES) {
    const of = { echo: await measureTurns(echo, concurrency, SECONDS) };
    const ours = await measureTurns(baton, concurrency, SECONDS);
    const ratio = rounded(ours.perSecond / of.echo.perSecond);
    turns.push({ concurrency, baton: ours, ...of, ratio });
  }
  const escalations = await measureEscalations(baton.url, ESCALATIONS_EACH);
  const results = {
    at: new Date(),
    node: process.version,
    cpus: cpus().length,
    turns,
    escalations,
  };
  const file = fileURLToPath(new URL('results.json', import.meta.url));
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(table(turns, escalations));
} finally {
  echo.end();
  await baton.stop();
  await rm(folder, { recursive: true });
}

async function startEchoBot(): Promise<BotServer & { end(): void }> {
  const port = await freePort();
  const program = fileURLToPath(new URL('echoBot.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { PATH: process.env.PATH, PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error('The echo bot did not start');
  }
  return { url, pid: child.pid ?? 0, end: () => child.kill() };
}

async function answers(url: string): Promise<boolean> {
  try {
    await send({ method: 'POST', url: `${url}/v3/directline/tokens/generate` });
    return true;
  } catch {
    return false;
  }
}

function table(turns: readonly Comparison[], escalations: EscalationResults): string {
  const cells = ({ perSecond, p50Ms, p99Ms, cpuMsPerTurn }: TurnResult) => [
    ...[perSecond, p50Ms, p99Ms, cpuMsPerTurn ?? '?'],
  ];
  const rows = turns.flatMap(({ concurrency, baton: ours, echo: theirs, ratio }) => [
    [`${concurrency} at once`, 'Baton', ...cells(ours), ratio],
    ['', 'echo bot', ...cells(theirs)],
  ]);
  const { sequentially, tenPerSecond } = escalations;
  return [
    '',
    `Turns through the local Direct Line; the aim is a ratio of ${AIMED_RATIO} or better`,
    line('conversations', 'bot', 'turns/s', 'p50 ms', 'p99 ms', 'CPU ms', 'ratio'),
    ...rows.map((row) => line(...row)),
    '',
    `From asking for a human to the durable assignment; the promise is ${ASSIGNED_WITHIN_MS} ms`,
    line('escalations', '', 'count', 'p50 ms', 'p99 ms'),
    line('one by one', '', sequentially.count, sequentially.p50Ms, sequentially.p99Ms),
    line('10 a second', '', tenPerSecond.count, tenPerSecond.p50Ms, tenPerSecond.p99Ms),
    '',
  ].join('\n');
}

function line(...cells: readonly (string | number)[]): string {
  return cells.map((cell, n) => (n < 2 ? `${cell}`.padEnd(15) : `${cell}`.padStart(9))).join('');
}
