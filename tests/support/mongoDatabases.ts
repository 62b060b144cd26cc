import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { HOW_TO_GET_MONGODB, type MongoServer, startMongoServer } from './mongoServer.ts';

/** All files of one run share a server. */
let shared: Promise<MongoServer | undefined> | undefined;

// At the top level, so after the last test of the whole run.
after(async () => {
  await (await shared)?.stop();
});

/** Databases on a MongoDB server. */
export interface MongoDatabases {
  /** The URI of a database that is empty and nobody else's; it is dropped after the test. */
  create(): string;
}

/**
 * Gives the tests of the suite around it databases. Where there is no server they are pending, but
 * under `CI=true` they fail.
 */
export function mongoDatabases(): MongoDatabases {
  let server: MongoServer | undefined;
  let created: string[] = [];
  before(async function () {
    this.timeout(90_000); // a server may have to start
    shared ??= startMongoServer();
    server = await shared;
    if (server !== undefined) return;
    if (process.env.CI === 'true') throw new Error(HOW_TO_GET_MONGODB);
    this.skip();
  });
  afterEach(async function () {
    this.timeout(150_000);
    const uris = created;
    created = [];
    for (const uri of uris) await drop(uri);
  });
  return {
    create() {
      if (server === undefined) throw new Error('there is no server yet');
      const uri = withDatabase(server.uri, `baton-test-${randomUUID()}`);
      created.push(uri);
      return uri;
    },
  };
}

/** The URI of another database on the same server. */
function withDatabase(uri: string, name: string): string {
  const [, server, options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)[^?]*(\?.*)?$/.exec(uri) ?? [];
  if (server === undefined) throw new Error('MONGODB_URI is no mongodb:// address');
  return `${server}/${name}${options}`;
}

/** Waits for what a killed process has left open: a server may keep its transactions for a minute. */
async function drop(uri: string): Promise<void> {
  const options = { serverSelectionTimeoutMS: 10_000, socketTimeoutMS: 100_000 };
  const client = new MongoClient(uri, options);
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}
