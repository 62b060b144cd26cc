import { expect } from 'chai';
import { MongoClient } from 'mongodb';
import type { InboxEntry, OutboxClaim } from '../../handoff/index.ts';
import { openMongoStore, type Store } from '../../storage/index.ts';
import { aLease, anAnswer, anInbound, committed, present } from '../contracts/records.ts';
import { mongoDatabases } from '../support/mongoDatabases.ts';
import { until } from '../support/until.ts';

describe('An instance on MongoDB that has gone silent', function () {
  this.timeout(60_000);
  const databases = mongoDatabases();
  let client: MongoClient;
  let store: Store;

  beforeEach(async () => {
    const uri = databases.create();
    client = await new MongoClient(uri).connect();
    store = await openMongoStore({ uri });
  });

  afterEach(async () => {
    await store.close();
    await client.close();
  });

  /** As if what this instance holds were another's, of whom nobody has heard for a minute. */
  async function goSilent(): Promise<void> {
    const database = client.db();
    await database
      .collection('conversations')
      .updateMany({}, { $set: { 'desk.holder': 'silent' } });
    await database.collection('outbox').updateMany({}, { $set: { holder: 'silent' } });
    await database.collection<{ _id: string }>('instances').insertOne({
      ...{ _id: 'silent', sessions: [] },
      ...{ aliveAt: new Date(Date.now() - 60_000) },
    });
  }

  it('has its turns run by others long before its leases end', async () => {
    const { drain } = await store.handoff.receive(anInbound(), aLease());
    const { lease, first } = present(drain);
    expect(await store.handoff.claimTurns(aLease(), 10)).to.deep.equal([]);
    await goSilent();
    let taken: { readonly first: InboxEntry } | undefined;
    await until('its turn', async () => {
      [taken] = await store.handoff.claimTurns(aLease(), 10);
      return taken !== undefined;
    });
    expect(present(taken).first.activityId).to.equal(first.activityId);
    const late = await store.handoff.commit({ turn: { lease, entry: first } });
    expect(late).to.deep.equal({ outcome: 'leaseLost' });
  });

  it('has its messages sent by others long before its claims end', async () => {
    const { drain, conversationId } = await store.handoff.receive(anInbound(), aLease());
    const { lease, first } = present(drain);
    await committed(store.handoff, {
      messages: { conversationId, items: [anAnswer()] },
      turn: { lease, entry: first },
    });
    const [claim] = await store.handoff.claimOutbox(aLease(), 10);
    await goSilent();
    let taken: OutboxClaim | undefined;
    await until('its message', async () => {
      [taken] = await store.handoff.claimOutbox(aLease(), 10);
      return taken !== undefined;
    });
    expect(present(taken).message.text).to.equal(present(claim).message.text);
    expect(await store.handoff.settleOutbox(present(claim), { status: 'sent' })).to.equal(false);
    expect(await store.handoff.settleOutbox(present(taken), { status: 'sent' })).to.equal(true);
  });
});
