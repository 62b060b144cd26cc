import { randomUUID } from 'node:crypto';
import type { Db, MongoClient } from 'mongodb';
import type { Store } from '../store.ts';
import { StoreError } from '../storeError.ts';

/** How to open a store on MongoDB. */
export interface MongoStoreOptions {
  /**
   * A replica set (one member is enough): `mongodb://` or `mongodb+srv://`, with the database's name
   * as its path; default `baton`.
   */
  readonly uri: string;
  /** Told of what went wrong in the background, such as a stream that broke and is opened again. */
  readonly onError?: (error: unknown) => void;
}

/** How long a server is looked for, in milliseconds. */
const SELECTION_MS = 5_000;
/** How long an answer may take, in milliseconds. */
const ANSWER_MS = 20_000;
const DEFAULT_DATABASE = 'baton';

/**
 * Opens a store on MongoDB, which any number of instances share. Throws `unavailable` when no server
 * is reached within 5 s, `badUri` when the address can't be used.
 */
export async function openMongoStore(options: MongoStoreOptions): Promise<Store> {
  const driver = await import('mongodb'); // loaded only where it is used
  const client = newClient(driver, options.uri);
  const { toStoreError } = await import('./storeErrors.ts');
  const { composeStore } = await import('./composeStore.ts');
  try {
    await client.connect();
    await requireReplicaSet(client);
    return await composeStore({
      client,
      database: databaseOf(client, options.uri),
      instanceId: randomUUID(),
      onError: (error) => options.onError?.(toStoreError(error)),
    });
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
