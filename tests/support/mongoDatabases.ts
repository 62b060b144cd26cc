import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { HOW_TO_GET_MONGODB, type MongoServer, startMongoServer } from './mongoServer.ts';

/** Databases on a MongoDB server. */
export interface MongoDatabases {
  /** The URI of a database that is empty and nobody else's; it doesn't outlive the tests. */
  create(): string;
}

/**
 * Gives the tests of the suite around it databases, on a server of the suite's own where none is
 * given: what one suite leaves behind, on purpose or not, never meets another. Where there is no
 * server the tests are pending, but under `CI=true` they fail. `release` lets go of what the suite has
 * open, before its server ends.
 */
export function mongoDatabases(release?: () => Promise<void>): MongoDatabases {
  let server: MongoServer | undefined;
  let created: string[] = [];
  before(async function () {
    this.timeout(90_000); // a server may have to start
    server = await startMongoServer();
    if (server !== undefined) return;
    if (process.env.CI === 'true') throw new Error(HOW_TO_GET_MONGODB);
    this.skip();
  });
  afterEach(async function () {
    this.timeout(150_000);
    const uris = created;
    created = [];
    if (server?.isLasting) for (const uri of uris) await drop(uri);
  });
  after(async function () {
    this.timeout(120_000);
    await release?.();
    await server?.stop();
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
