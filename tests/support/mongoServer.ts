import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { freePort } from './serverProcess.ts';

const START_TIMEOUT_MS = 60_000;
const REACH_TIMEOUT_MS = 10_000;
const STOP_TIMEOUT_MS = 10_000;
/** Between two looks at a server that starts, in milliseconds. */
const LOOK_MS = 100;
const REPLICA_SET = 'baton';

/** How to come by a server, in one line. */
export const HOW_TO_GET_MONGODB =
  'No MongoDB server: set MONGODB_URI (of a replica set), put mongod on the PATH, or pip install -r .ci/requirements.txt.';

/** A MongoDB server for tests. */
export interface MongoServer {
  readonly uri: string;
  /** What it is and where it came from, for people. */
  readonly name: string;
  /** Whether it goes on with its data when it is stopped here. */
  readonly isLasting: boolean;
  /** Ends the server and removes its data, if it was started here. */
  stop(): Promise<void>;
}

/** A program that can be started as a server. */
interface Program {
  readonly command: string;
  readonly argumentsFor: (port: number, folder: string) => readonly string[];
  /** Whether it has to be told that it is a replica set. */
  readonly isInitiated: boolean;
}

/** In the order in which they are tried. */
const PROGRAMS: readonly Program[] = [
  {
    command: 'mongod',
    argumentsFor: (port, folder) => [
      ...['--port', String(port), '--dbpath', folder, '--bind_ip', '127.0.0.1'],
      ...['--replSet', REPLICA_SET, '--unixSocketPrefix', folder],
      // A killed instance's open transaction holds its documents for so long; docs/operations.md.
      ...['--setParameter', 'transactionLifetimeLimitSeconds=10'],
    ],
    isInitiated: true,
  },
  {
    // SecantusDB speaks the same protocol and is a replica set of one from the start.
    command: 'secantusd-py',
    argumentsFor: (port, folder) => [
      ...['--port', String(port), '--storage-path', folder, '--host', '127.0.0.1'],
      ...['--oplog-max-entries', '1000000', '--log-level', 'WARNING'],
    ],
    isInitiated: false,
  },
];

/**
 * The server of `MONGODB_URI`; else one that is started here from a program on the PATH, with its
 * data in a temporary folder; else undefined. Rejects when the server there is can't be used.
 */
export async function startMongoServer(): Promise<MongoServer | undefined> {
  const given = process.env.MONGODB_URI;
  if (given) {
    const client = new MongoClient(given, { serverSelectionTimeoutMS: REACH_TIMEOUT_MS });
    try {
      const name = `${await versionOf(client)}, from MONGODB_URI`;
      return { uri: given, name, isLasting: true, stop: async () => {} };
    } finally {
      await client.close();
    }
  }
  const program = PROGRAMS.find(({ command }) => isOnPath(command));
  return program && start(program);
}

async function start(program: Program): Promise<MongoServer> {
  const { command, argumentsFor, isInitiated } = program;
  const folder = await mkdtemp(join(tmpdir(), 'baton-mongodb-'));
  const port = await freePort();
  const child = spawn(command, argumentsFor(port, folder), { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = lastLinesOf(child);
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const stop = async () => {
    process.removeListener('exit', end);
    await stopChild(child);
    await rm(folder, { recursive: true, force: true });
  };
  const address = `127.0.0.1:${port}`;
  const client = new MongoClient(`mongodb://${address}/?directConnection=true`, {
    serverSelectionTimeoutMS: START_TIMEOUT_MS,
  });
  try {
    await Promise.race([becomesPrimary(client, isInitiated ? address : undefined), ended(child)]);
    const name = `${await versionOf(client)}, started from ${command}`;
    return { uri: `mongodb://${address}/`, name, isLasting: false, stop };
  } catch (cause) {
    await stop();
    throw new Error(`${command} did not start:\n${output()}`, { cause });
  } finally {
    await client.close();
  }
}

/** Resolves when the server takes writes; `initiate`: once told to be a replica set of this one member. */
async function becomesPrimary(client: MongoClient, initiate: string | undefined): Promise<void> {
  const admin = client.db('admin');
  const deadline = performance.now() + START_TIMEOUT_MS;
  if (initiate !== undefined) {
    const members = [{ _id: 0, host: initiate }];
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members } });
  }
  while (!(await admin.command({ hello: 1 })).isWritablePrimary) {
    if (performance.now() > deadline) throw new Error('It did not become primary');
    await delay(LOOK_MS);
  }
}

async function versionOf(client: MongoClient): Promise<string> {
  const { version, secantusVersion } = await client.db('admin').command({ buildInfo: 1 });
  return secantusVersion ? `SecantusDB ${secantusVersion}` : `MongoDB ${version}`;
}

async function ended(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'close'); // rejects with 'error', when it could not be spawned
  throw new Error(`It ended with code ${code}`);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await closed;
  clearTimeout(late);
}

/** Collects what a process prints, so that it never waits for a reader; returns the end of it. */
function lastLinesOf(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (more: string) => {
      text = (text + more).slice(-4_000);
    });
  }
  return () => text;
}

function isOnPath(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
