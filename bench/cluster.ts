import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { fillDatabase } from '../tests/support/filledShop.ts';
import { startMongoServer } from '../tests/support/mongoServer.ts';
import { type ServerProcess, startServer } from '../tests/support/serverProcess.ts';
import { cpuMsOf } from './cpuTime.ts';
import { type EscalationResults, measureEscalations } from './escalations.ts';
import { rounded } from './quantiles.ts';
import { measureTurns, type TurnResult } from './turns.ts';

const INSTANCES: readonly number[] = [1, 2, 3];
const CONCURRENCIES: readonly number[] = [1, 10, 50];
/** How long an instance is watched that has nothing to do, in seconds. */
const IDLE_SECONDS = 5;

/** How so many instances on one MongoDB did. */
export interface ClusterResult {
  readonly instances: number;
  readonly turns: readonly (TurnResult & { readonly concurrency: number })[];
  /** Processor time that each instance takes while nobody asks anything, in milliseconds a second. */
  readonly idleCpuMsPerSecond: number | null;
  /** With two or more, customers and agents are on different instances. */
  readonly escalations: EscalationResults;
}

/** What the same software does on MongoDB. */
export interface ClusterResults {
  /** The database server's name and version. */
  readonly database: string;
  readonly results: readonly ClusterResult[];
}

/** Measures 1, 2 and 3 instances on one MongoDB; undefined where there is no server. */
export async function measureCluster(
  seconds: number,
  escalationsEach: number,
): Promise<ClusterResults | undefined> {
  const mongo = await startMongoServer();
  if (!mongo) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  const env = { MONGODB_URI: databaseOn(mongo.uri, `baton-bench-${process.pid}`) };
  const servers: ServerProcess[] = [];
  try {
    await fillDatabase(env.MONGODB_URI);
    const results: ClusterResult[] = [];
    for (const instances of INSTANCES) {
      while (servers.length < instances) servers.push(await startServer({ dataDir: folder, env }));
      results.push(await measure(servers, seconds, escalationsEach));
    }
    return { database: mongo.name, results };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await dropDatabase(env.MONGODB_URI);
    await mongo.stop();
    await rm(folder, { recursive: true });
  }
}

async function measure(
  servers: readonly ServerProcess[],
  seconds: number,
  escalationsEach: number,
): Promise<ClusterResult> {
  const turns: ClusterResult['turns'][number][] = [];
  for (const concurrency of CONCURRENCIES) {
    turns.push({ concurrency, ...(await measureTurns(servers, concurrency, seconds)) });
  }
  const idleCpuMsPerSecond = await measureIdleness(servers);
  const [url = '', consoleUrl = url] = servers.map((server) => server.url);
  const escalations = await measureEscalations({ url, consoleUrl }, escalationsEach);
  return { instances: servers.length, turns, idleCpuMsPerSecond, escalations };
}

async function measureIdleness(servers: readonly ServerProcess[]): Promise<number | null> {
  await delay(2_000); // what the last customers left behind
  const before = cpuMsOf(servers);
  await delay(IDLE_SECONDS * 1_000);
  const after = cpuMsOf(servers);
  if (before === null || after === null) return null;
  return rounded((after - before) / IDLE_SECONDS / servers.length);
}

/** The URI of a database of its own on the server. */
export function databaseOn(uri: string, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.href;
}

export async function dropDatabase(uri: string): Promise<void> {
  const client = new MongoClient(uri);
  await client.db().dropDatabase();
  await client.close();
}
