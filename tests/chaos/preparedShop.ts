import { type Db, MongoClient } from 'mongodb';
import { mongoGround } from './ground.ts';

/** What belongs to the instances that wrote it, or to a database's own log. */
const NOT_COPIED: ReadonlySet<string> = new Set([
  ...['events', 'eventStarts', 'signals', 'instances', 'jobs'],
]);

/** What a first start makes, the trained model above all, so that it is made once for many databases. */
export class PreparedShop {
  readonly #contents: ReadonlyMap<string, readonly Record<string, unknown>[]>;

  private constructor(contents: ReadonlyMap<string, readonly Record<string, unknown>[]>) {
    this.#contents = contents;
  }

  /** Starts an instance on a database of its own, and keeps what it has made. */
  static async on(uri: string): Promise<PreparedShop> {
    const ground = await mongoGround(uri, { instances: 1 });
    const client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 10_000 });
    try {
      return new PreparedShop(await contentsOf(client.db(ground.database)));
    } finally {
      await client.close();
      await ground.close();
    }
  }

  /** Puts it into an empty database. */
  async copyTo(database: Db): Promise<void> {
    for (const [name, documents] of this.#contents) {
      await database.collection(name).insertMany([...documents]);
    }
  }
}

async function contentsOf(
  database: Db,
): Promise<ReadonlyMap<string, readonly Record<string, unknown>[]>> {
  const contents = new Map<string, readonly Record<string, unknown>[]>();
  for (const { name } of await database.listCollections({}, { nameOnly: true }).toArray()) {
    if (NOT_COPIED.has(name)) continue;
    const documents = await database.collection(name).find().toArray();
    if (documents.length > 0) contents.set(name, documents);
  }
  return contents;
}
