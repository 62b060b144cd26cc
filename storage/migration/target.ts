import type { Collection, Db } from 'mongodb';
import { Blobs } from '../mongodb/blobs.ts';
import { cursorOf, watchLog } from '../mongodb/changeHub.ts';
import { type Collections, collectionsOf } from '../mongodb/collections.ts';
import { connect } from '../mongodb/connection.ts';
import { prepareDatabase } from '../mongodb/schema.ts';
import { toStoreError } from '../mongodb/storeErrors.ts';
import { StoreError } from '../storeError.ts';
import { STORE_ID } from './source.ts';
import { MIGRATION, type NewDocument, type Table } from './table.ts';
import { TABLES } from './tables.ts';

/** An instance that has said nothing for so long is dead, in milliseconds. */
const SILENCE_MS = 10_000;
/** What an instance leaves that was only opened and closed. */
const LEFT_BY_OPENING: readonly string[] = ['jobs'];

/** A database in MongoDB that takes the copy. */
export interface Target {
  readonly name: string;
  readonly blobs: Blobs;
  collection(table: Table): Collection<NewDocument>;
  /** Throws `otherData` unless all that is there was copied from this store. */
  requireCopyOf(storeId: string): Promise<void>;
  /** Takes this store's copy: throws as above, or when servers are or have been at work on it. */
  beginCopyOf(storeId: string): Promise<void>;
  close(): Promise<void>;
}

/** Connects, and makes collections and indexes; throws `newerSchema` when the data is newer than this code. */
export async function openTarget(uri: string): Promise<Target> {
  const { client, database } = await connect(uri);
  try {
    const collections = collectionsOf(database);
    await prepareDatabase(database, collections);
    const parts = { database, collections };
    return {
      name: database.databaseName,
      blobs: new Blobs(collections.blobs),
      collection: (table) => database.collection<NewDocument>(table.collection),
      requireCopyOf: (storeId) => requireCopyOf(storeId, parts),
      async beginCopyOf(storeId) {
        await requireNobodyAtWork(parts);
        await requireCopyOf(storeId, parts);
        await collections.secrets.updateOne(
          { _id: STORE_ID },
          { $setOnInsert: { value: storeId } },
          { upsert: true },
        );
        await keepLogStart(parts);
      },
      close: () => client.close(),
    };
  } catch (error) {
    await client.close();
    throw toStoreError(error);
  }
}

interface Parts {
  readonly database: Db;
  readonly collections: Collections;
}

async function requireCopyOf(storeId: string, { database, collections }: Parts): Promise<void> {
  const id = await collections.secrets.findOne({ _id: STORE_ID });
  if (id?.value === storeId) return;
  const name = database.databaseName;
  if (id) throw new StoreError('otherData', `The database ${name} is a copy of another store`);
  const filled: string[] = [];
  for (const { collection } of TABLES) {
    if (LEFT_BY_OPENING.includes(collection)) continue;
    if (await database.collection(collection).findOne({}, { projection: { _id: 1 } })) {
      filled.push(collection);
    }
  }
  if (filled.length === 0) return;
  throw new StoreError(
    'otherData',
    `The database ${name} holds other data (${filled.join(', ')}): give an empty one`,
  );
}

async function requireNobodyAtWork({ database, collections }: Parts): Promise<void> {
  const name = database.databaseName;
  const { localTime } = await database.command({ hello: 1 });
  const silent = new Date((localTime as Date).getTime() - SILENCE_MS);
  if (await collections.instances.findOne({ aliveAt: { $gt: silent } })) {
    throw new StoreError('locked', `Servers are at work on the database ${name}: stop them first`);
  }
  if (await collections.events.findOne({ by: { $ne: MIGRATION } })) {
    throw new StoreError(
      'otherData',
      `Servers have worked on the database ${name}, and copying would undo that: give an empty one`,
    );
  }
}

/** The point from which the events that are copied can be read. */
async function keepLogStart({ database, collections }: Parts): Promise<void> {
  if (await collections.eventStarts.findOne({})) return;
  const stream = watchLog(database, { awaitMs: 1 });
  try {
    await stream.tryNext(); // the server has it from here on
    await collections.eventStarts.insertOne({
      _id: cursorOf(stream.resumeToken),
      at: new Date(),
    });
  } finally {
    await stream.close();
  }
}
