import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, MongoClient } from 'mongodb';
import { fillDatabase, fillFolder } from '../support/filledShop.ts';
import { freePort } from '../support/serverProcess.ts';
import { SITE_SECRET } from './customer.ts';
import { Instance } from './instance.ts';
import { MongoLog } from './mongoLog.ts';
import { mongoRecords } from './mongoRecords.ts';
import type { Records } from './records.ts';
import { sqliteRecords } from './sqliteRecords.ts';
import { TcpProxy } from './tcpProxy.ts';

/** Instances on one database, and the way to what it holds. */
export interface Ground {
  readonly instances: readonly Instance[];
  /** Whether a network lies between the instances and the database. */
  readonly hasNetwork: boolean;
  /** The database's name, or the file. */
  readonly database: string;
  records(): Promise<Omit<Records, 'told'>>;
  /** Ends the instances and removes their data. */
  close(): Promise<void>;
}

/** What is to be started. */
export interface GroundOptions {
  /** The program; the built server when absent. */
  readonly main?: string | undefined;
  /** Settings beyond those of the run. */
  readonly env?: Readonly<Record<string, string>>;
}

const ENV = { DIRECT_LINE_SECRET: SITE_SECRET, LOG_LEVEL: 'warn' };

/** One instance on the embedded store, at work. */
export async function embeddedGround(options: GroundOptions = {}): Promise<Ground> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baton-chaos-'));
  await fillFolder(dataDir);
  const file = join(dataDir, 'baton.sqlite');
  const env = { ...ENV, ...options.env };
  const instance = new Instance({ dataDir, port: await freePort(), main: options.main, env });
  await instance.ready();
  return {
    instances: [instance],
    hasNetwork: false,
    database: file,
    records: async () => sqliteRecords(file),
    async close() {
      await instance.end();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** Instances on a database of their own, each with its own way to it, at work. */
export async function mongoGround(
  uri: string,
  options: GroundOptions & {
    readonly instances: number;
    /** Done to the filled database before the instances start. */
    readonly prepare?: ((database: Db) => Promise<void>) | undefined;
  },
): Promise<Ground> {
  const client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 10_000 });
  const database = client.db(`baton-chaos-${randomUUID()}`);
  await fillDatabase(onDatabase(uri, database.databaseName));
  await options.prepare?.(database);
  const log = await MongoLog.of(database);
  const target = await primaryOf(client);
  const folders: string[] = [];
  const proxies: TcpProxy[] = [];
  const instances: Instance[] = [];
  for (let place = 0; place < options.instances; place += 1) {
    const proxy = await TcpProxy.to(target);
    const dataDir = await mkdtemp(join(tmpdir(), 'baton-chaos-'));
    const env = {
      ...{ ...ENV, ...options.env },
      MONGODB_URI: throughProxy(uri, proxy.port, database.databaseName),
    };
    const port = await freePort();
    const instance = new Instance({ dataDir, port, proxy, main: options.main, env });
    folders.push(dataDir);
    proxies.push(proxy);
    instances.push(instance);
  }
  await Promise.all(instances.map((instance) => instance.ready()));
  return {
    instances,
    hasNetwork: true,
    database: database.databaseName,
    records: async () => ({ ...(await mongoRecords(database)), log: log.events }),
    async close() {
      await Promise.all(instances.map((instance) => instance.end()));
      await Promise.all(proxies.map((proxy) => proxy.close()));
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
      await log.close();
      await endSessions(database);
      await database.dropDatabase();
      await client.close();
    },
  };
}

/** Ends what the instances left open, as one that lived on would: until then a server may refuse to drop. */
async function endSessions(database: Db): Promise<void> {
  const instances = await database.collection('instances').find().toArray();
  const sessions = instances.flatMap((instance) => (instance.sessions ?? []) as unknown[]);
  if (sessions.length === 0) return;
  await database.command({ killSessions: sessions.map((id) => ({ id })) });
}

/** Where the member is that takes writes. */
async function primaryOf(
  client: MongoClient,
): Promise<{ readonly host: string; readonly port: number }> {
  const { primary } = await client.db('admin').command({ hello: 1 });
  const [first] = client.options.hosts;
  const address = typeof primary === 'string' ? primary : (first?.toString() ?? '');
  const [, host, port] = /^\[?(.+?)\]?:(\d+)$/.exec(address) ?? [];
  if (!host) throw new Error(`The server names no primary that can be reached: "${address}"`);
  return { host, port: Number(port) };
}

/** The same credentials and options, but one server, whose other names are not looked for. */
function throughProxy(uri: string, port: number, database: string): string {
  const { credentials, query } = partsOf(uri);
  const options = new URLSearchParams(query);
  options.delete('replicaSet');
  options.set('directConnection', 'true');
  return `mongodb://${credentials}127.0.0.1:${port}/${database}?${options}`;
}

/** The URI of another database on the same server. */
function onDatabase(uri: string, database: string): string {
  const { scheme, credentials, hosts, query } = partsOf(uri);
  return `${scheme}${credentials}${hosts}/${database}${query && `?${query}`}`;
}

function partsOf(uri: string) {
  const [, scheme = '', credentials = '', hosts = '', query = ''] =
    /^(mongodb(?:\+srv)?:\/\/)([^/@]*@)?([^/?]*)(?:\/[^?]*)?(?:\?(.*))?$/.exec(uri) ?? [];
  return { scheme, credentials, hosts, query };
}
