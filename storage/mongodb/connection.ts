import type { Db, MongoClient } from 'mongodb';
import { StoreError } from '../storeError.ts';

/** How long a server is looked for, in milliseconds. */
const SELECTION_MS = 5_000;
/** How long an answer may take, in milliseconds. */
const ANSWER_MS = 20_000;
const DEFAULT_DATABASE = 'baton';

/** A client that has reached its server, and the database that its address names. */
export interface Connection {
  readonly client: MongoClient;
  readonly database: Db;
}

/**
 * Connects to a replica set. Throws `unavailable` when no server is reached within 5 s, `badUri` when
 * the address can't be used.
 */
export async function connect(uri: string): Promise<Connection> {
  const driver = await import('mongodb'); // loaded only where it is used
  const { toStoreError } = await import('./storeErrors.ts');
  const client = newClient(driver, uri);
  try {
    await client.connect();
    await requireReplicaSet(client);
    return { client, database: databaseOf(client, uri) };
  } catch (error) {
    await client.close();
    throw toStoreError(error);
  }
}

function newClient(driver: typeof import('mongodb'), uri: string): MongoClient {
  try {
    return new driver.MongoClient(uri, {
      appName: 'baton',
      ignoreUndefined: true,
      readPreference: 'primary',
      retryReads: true,
      retryWrites: true,
      serverSelectionTimeoutMS: SELECTION_MS,
      connectTimeoutMS: SELECTION_MS,
      socketTimeoutMS: ANSWER_MS,
      waitQueueTimeoutMS: ANSWER_MS,
      writeConcern: { w: 'majority' },
    });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError('badUri', `MONGODB_URI can't be used: ${message}`, { cause });
  }
}

function databaseOf(client: MongoClient, uri: string): Db {
  const path = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return client.db(path === undefined ? DEFAULT_DATABASE : decodeURIComponent(path));
}

/** Transactions and change streams need one. */
async function requireReplicaSet(client: MongoClient): Promise<void> {
  const { setName, msg } = await client.db('admin').command({ hello: 1 });
  if (setName === undefined && msg !== 'isdbgrid') {
    throw new StoreError(
      'badUri',
      'The MongoDB server is no replica set. Start it with --replSet and run rs.initiate(); one member is enough.',
    );
  }
}
