import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect } from 'chai';
import { MongoClient } from 'mongodb';
import {
  type MigrationReport,
  migrateStore,
  openMongoStore,
  openSqliteStore,
  type Store,
} from '../../storage/index.ts';
import { TABLES } from '../../storage/migration/tables.ts';
import { aLease, anInbound } from '../contracts/records.ts';
import { mongoDatabases } from '../support/mongoDatabases.ts';
import { everythingOf, type Filled, fillStore } from './filledStore.ts';

describe('migrateStore', function () {
  this.timeout(60_000);
  const databases = mongoDatabases();
  const now = new Date();
  let folder: string;
  let file: string;
  let filled: Filled;
  let all: Awaited<ReturnType<typeof everythingOf>>;

  // Filled once: no test writes to the source.
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baton-migration-'));
    file = join(folder, 'baton.sqlite');
    const store = await openSqliteStore({ file });
    filled = await fillStore(store, now);
    all = await everythingOf(store, filled, now);
    await store.close();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const copyTo = (to: string) => migrateStore({ from: file, to });
  const within = async <T>(uri: string, use: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openMongoStore({ uri });
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  };
  const inMongo = async (uri: string, use: (client: MongoClient) => Promise<unknown>) => {
    const client = await MongoClient.connect(uri);
    try {
      await use(client);
    } finally {
      await client.close();
    }
  };
  const refusalOf = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(Error);
    return error as Error & { readonly code?: string };
  };
  const differing = ({ tables }: MigrationReport) =>
    tables.filter(({ isSame }) => !isSame).map(({ table, differing }) => ({ table, differing }));

  it('copies everything, so that both stores read the same', async () => {
    const uri = databases.create();
    const report = await copyTo(uri);
    expect(report.isSame).to.equal(true);
    expect(report.tables.map(({ source }) => source)).to.deep.equal(
      report.tables.map(({ target }) => target),
    );
    const empty = report.tables.filter(({ source }) => source.count === 0);
    expect(empty.map(({ table }) => table)).to.deep.equal(['jobs']);
    const copied = await within(uri, (store) => everythingOf(store, filled, now));
    expect(copied).to.deep.equal(all);
  });

  it('leaves turns, answers and places where they were', async () => {
    const uri = databases.create();
    await copyTo(uri);
    await within(uri, async ({ handoff, orders }) => {
      const again = await handoff.receive(filled.finished, aLease(now));
      expect(again).to.include({ seen: 'done' });
      const [drain] = await handoff.claimTurns(aLease(now), 10);
      expect(drain?.first.activityId).to.equal(filled.pending.activityId);
      expect(drain?.first.attempts).to.equal(2);
      expect(drain?.lease.token).to.equal(3); // two before: no old holder can write
      const [claim] = await handoff.claimOutbox(aLease(now), 10);
      expect(claim).to.include({ attempts: 1 });
      expect(claim?.message.text).to.equal('one');
      expect(claim?.token).to.be.greaterThan(1);
      const next = anInbound({ userId: 'finished', at: now, text: 'next' });
      expect((await handoff.receive(next, aLease(now))).message?.seq).to.equal(3);
      const attempt = { id: 'a3', conversationId: 'c3', orderNumber: filled.orderNumber, at: now };
      expect(await orders.recordAttempt(attempt, now)).to.have.length(3);
    });
  });

  it('has nothing to do the second time', async () => {
    const uri = databases.create();
    expect((await copyTo(uri)).written).to.be.greaterThan(30);
    const again = await copyTo(uri);
    expect(again).to.include({ written: 0, isSame: true });
  });

  it('finds what is broken, says where, and mends it when it runs again', async () => {
    const uri = databases.create();
    await copyTo(uri);
    const [id] = filled.conversationIds;
    await inMongo(uri, async (client) => {
      const database = client.db();
      await database
        .collection('conversations')
        .updateOne({ _id: id as never }, { $set: { 'desk.token': 77 } });
      await database.collection('secrets').deleteOne({ _id: 'directLine' as never });
      await database.collection('blobs').deleteOne({ _id: /\/1$/ as never });
    });
    const check = await migrateStore({ from: file, to: uri, checkOnly: true });
    expect(check).to.include({ written: 0, isSame: false });
    expect(differing(check)).to.have.deep.members([
      { table: 'secrets', differing: ['directLine'] },
      { table: 'attachments', differing: ['file-1'] },
      { table: 'conversations', differing: [id] },
    ]);
    expect(await copyTo(uri)).to.include({ written: 3, isSame: true });
  });

  it('tells of a record too many', async () => {
    const uri = databases.create();
    await copyTo(uri);
    await inMongo(uri, (client) =>
      client
        .db()
        .collection('customers')
        .insertOne({ _id: 'stranger' as never, userId: 'x' }),
    );
    const report = await copyTo(uri);
    expect(report).to.include({ written: 0, isSame: false });
    expect(differing(report)).to.deep.equal([{ table: 'customers', differing: [] }]);
  });

  it('goes on where it was stopped', async () => {
    const uri = databases.create();
    const stopped = migrateStore({
      ...{ from: file, to: uri },
      onProgress({ table }) {
        if (table === 'messages') throw new Error('stopped');
      },
    });
    expect((await refusalOf(stopped)).message).to.equal('stopped');
    const rest = await copyTo(uri);
    expect(rest.isSame).to.equal(true);
    const copied = await within(uri, (store) => everythingOf(store, filled, now));
    expect(copied).to.deep.equal(all);
  });

  it('refuses while a server has the embedded store, and where there is none', async () => {
    const server = await openSqliteStore({ file });
    try {
      expect((await refusalOf(copyTo(databases.create()))).message).to.include(`${process.pid}`);
    } finally {
      await server.close();
    }
    const nowhere = migrateStore({ from: join(folder, 'no.sqlite'), to: databases.create() });
    expect(await refusalOf(nowhere)).to.include({ code: 'absent' });
  });

  it('refuses a database that holds anything else, and touches nothing of it', async () => {
    const uri = databases.create();
    const foreign = { id: 'x', channelId: 'msteams', userId: 'x', firstSeenAt: now };
    await within(uri, (store) => store.customers.remember(foreign));
    const refusal = await refusalOf(copyTo(uri));
    expect(refusal).to.include({ code: 'otherData' });
    expect(refusal.message).to.include('customers');
    await within(uri, async (store) => {
      expect(await store.customers.customer('x')).to.deep.equal(foreign);
      expect(await store.handoff.agents()).to.deep.equal([]);
    });
  });

  it('refuses a copy of another store', async () => {
    const uri = databases.create();
    const other = join(folder, 'other.sqlite');
    await (await openSqliteStore({ file: other })).close();
    await migrateStore({ from: other, to: uri });
    expect(await refusalOf(copyTo(uri))).to.include({ code: 'otherData' });
  });

  it('refuses to undo what servers have done with the copy, or are doing', async () => {
    const uri = databases.create();
    await copyTo(uri);
    await within(uri, async (store) => {
      expect(await refusalOf(copyTo(uri))).to.include({ code: 'locked' });
      await store.handoff.receive(anInbound({ userId: 'new', at: now }), aLease(now));
    });
    expect(await refusalOf(copyTo(uri))).to.include({ code: 'otherData' });
  });

  it('refuses a database of newer software', async () => {
    const uri = databases.create();
    await inMongo(uri, (client) =>
      client
        .db()
        .collection('meta')
        .insertOne({ _id: 'schema' as never, version: 1e6 }),
    );
    expect(await refusalOf(copyTo(uri))).to.include({ code: 'newerSchema' });
  });

  it('knows every table of the embedded store', () => {
    const database = new SqliteDatabase(file, { readonly: true });
    const names = database
      .prepare<[], string>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
      )
      .pluck()
      .all();
    database.close();
    expect(TABLES.flatMap(({ from }) => from)).to.have.members(names);
  });
});
