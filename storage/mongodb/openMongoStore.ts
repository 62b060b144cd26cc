import { randomUUID } from 'node:crypto';
import type { Store } from '../store.ts';
import { connect } from './connection.ts';

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

/**
 * Opens a store on MongoDB, which any number of instances share. Throws `unavailable` when no server
 * is reached within 5 s, `badUri` when the address can't be used.
 */
export async function openMongoStore(options: MongoStoreOptions): Promise<Store> {
  const { client, database } = await connect(options.uri);
  const { toStoreError } = await import('./storeErrors.ts');
  const { composeStore } = await import('./composeStore.ts');
  try {
    return await composeStore({
      ...{ client, database, instanceId: randomUUID() },
      onError: (error) => options.onError?.(toStoreError(error)),
    });
  } catch (error) {
    await client.close();
    throw toStoreError(error);
  }
}
