import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillFolder } from '../tests/support/filledShop.ts';
import { HOW_TO_GET_MONGODB } from '../tests/support/mongoServer.ts';
import { send } from '../tests/support/persistence.ts';
import { freePort, startServer } from '../tests/support/serverProcess.ts';
import { measureAssignments } from './assignments.ts';
import { measureCluster } from './cluster.ts';
import { measureDecisions } from './decisions.ts';
import { measureEscalations } from './escalations.ts';
import { measureImports } from './imports.ts';
import { rounded } from './quantiles.ts';
import {
  assignmentsTable,
  type Comparison,
  clusterTable,
  decisionsTable,
  escalationsTable,
  importsTable,
  turnsTable,
} from './tables.ts';
import { type BotServer, measureTurns } from './turns.ts';

const CONCURRENCIES: readonly number[] = [1, 10, 50];
const SECONDS = 5;
const ESCALATIONS_EACH = 60;
/** The share of the echo bot's rate that we aim at. */
const AIMED_RATIO = 0.5;
/** The promise to a customer who is handed over, in milliseconds. */
const ASSIGNED_WITHIN_MS = 500;

const file = fileURLToPath(new URL('results.json', import.meta.url));
const PARTS = { decisions: measureRouting, server: measureServer, imports: measureFiles };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(
    `No part ${unknown.join(', ')}: there are ${Object.keys(PARTS).join(', ')}\n`,
  );
  process.exit(2);
}
for (const [name, measure] of Object.entries(PARTS)) {
  if (wanted.length === 0 || wanted.includes(name)) await measure();
}

/** Both routing decisions, and what becomes of an escalation on each store. */
async function measureRouting(): Promise<void> {
  const decisions = measureDecisions();
  process.stdout.write(decisionsTable(decisions));
  const assignments = await measureAssignments();
  process.stdout.write(assignmentsTable(assignments, ASSIGNED_WITHIN_MS));
  await note({ decisions, assignments });
}

/** Turns and escalations through the doors of whole servers. */
async function measureServer(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  await fillFolder(folder);
  const baton = await startServer({ dataDir: folder });
  const echo = await startEchoBot();
  try {
    const turns: Comparison[] = [];
    for (const concurrency of CONCURRENCIES) {
      const of = { echo: await measureTurns([echo], concurrency, SECONDS) };
      const ours = await measureTurns([baton], concurrency, SECONDS);
      const ratio = rounded(ours.perSecond / of.echo.perSecond);
      turns.push({ concurrency, baton: ours, ...of, ratio });
    }
    const escalations = await measureEscalations(baton, ESCALATIONS_EACH);
    await baton.stop(); // two servers beside it would not leave the cluster a processor
    const cluster = await measureCluster(SECONDS, ESCALATIONS_EACH);
    await note({ turns, escalations, cluster: cluster ?? null });
    const onMongo = cluster?.results.map((result) => ({
      name: `MongoDB, ${result.instances}`,
      escalations: result.escalations,
    }));
    process.stdout.write(
      [
        turnsTable(turns, AIMED_RATIO),
        cluster ? clusterTable(cluster, turns) : `\n${HOW_TO_GET_MONGODB}\n`,
        escalationsTable(
          [{ name: 'embedded', escalations }, ...(onMongo ?? [])],
          ASSIGNED_WITHIN_MS,
        ),
      ].join(''),
    );
  } finally {
    echo.end();
    if (!baton.hasEnded) await baton.stop();
    await rm(folder, { recursive: true });
  }
}

/** Large files into whole servers and out of them. */
async function measureFiles(): Promise<void> {
  const imports = await measureImports();
  process.stdout.write(importsTable(imports));
  await note({ imports });
}

/** Writes results beside those of the other parts. */
async function note(results: object): Promise<void> {
  const known = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as object;
  const all = { ...known, at: new Date(), node: process.version, cpus: cpus().length, ...results };
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
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
