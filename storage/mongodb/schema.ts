import { type Db, MongoServerError } from 'mongodb';
import { StoreError } from '../storeError.ts';
import { COLLECTION_NAMES, type Collections } from './collections.ts';
import { INDEXES } from './indexes.ts';

/** Grows with every change to the documents that older software can't read. */
const SCHEMA_VERSION = 1;

/** Makes what is missing: collections and indexes; throws `newerSchema` when the data is newer than this code. */
export async function prepareDatabase(database: Db, collections: Collections): Promise<void> {
  await requireSchema(collections.meta);
  const present = await database.listCollections({}, { nameOnly: true }).toArray();
  const known = new Set(present.map(({ name }) => name));
  for (const name of COLLECTION_NAMES.filter((each) => !known.has(each))) {
    await database.createCollection(name).catch(ignoreExisting);
  }
  for (const [name, indexes] of Object.entries(INDEXES)) {
    const descriptions = indexes.map(({ serves, ...description }) => description);
    await database.collection(name).createIndexes(descriptions);
  }
}

async function requireSchema(meta: Collections['meta']): Promise<void> {
  const stored = await meta.findOneAndUpdate(
    { _id: 'schema' },
    { $setOnInsert: { version: SCHEMA_VERSION } },
    { upsert: true, returnDocument: 'after' },
  );
  const version = stored?.version ?? SCHEMA_VERSION;
  if (version > SCHEMA_VERSION) {
    throw new StoreError('newerSchema', `schema ${version} is newer than ${SCHEMA_VERSION}`);
  }
}

/** Another instance that starts at the same moment has made it. */
function ignoreExisting(error: unknown): void {
  if (error instanceof MongoServerError && error.code === 48) return; // NamespaceExists
  throw error;
}
