import { expect } from 'chai';
import { MongoClient } from 'mongodb';
import type { HeardEvent } from '../../handoff/store.ts';
import type { BatonEvent, Store } from '../../storage/store.ts';
import {
  aConversation,
  aLease,
  anAnswer,
  anInbound,
  committed,
  present,
} from '../contracts/records.ts';
import { until } from '../support/until.ts';
import { mongoInstances } from './mongoInstances.ts';
import { named, opensStream } from './mongoProxy.ts';

const HISTORY_LOST = { ok: 0, code: 286, codeName: 'ChangeStreamHistoryLost', errmsg: 'too old' };

describe('the event log on MongoDB', function () {
  this.timeout(60_000);
  const instances = mongoInstances();

  it('never skips a commit that was written early and took effect late', async () => {
    const proxy = await instances.proxy();
    const slow = await instances.open({ proxy });
    const quick = await instances.open();
    const heard = listen(quick);
    const commit = proxy.hold(named('commitTransaction'));
    const late = slow.handoff.receive(anInbound({ userId: 'late' }), aLease());
    await commit.held; // its events are written, with their ids and their time, and nobody sees them
    for (const userId of ['a', 'b']) await aConversation(quick.handoff, { userId });
    const before = await readAll(quick);
    expect(conversationsOf(before)).to.have.length(2);
    commit.release();
    const { conversationId } = await late;
    await until('the late commit', () => heard.length === 6);
    const after = await readAll(quick, before.at(-1)?.cursor);
    expect(conversationsOf(after)).to.deep.equal([conversationId]);
    expect(cursorsOf(await readAll(quick))).to.deep.equal(cursorsOf([...before, ...after]));
    expect(cursorsOf(heard)).to.deep.equal(cursorsOf([...before, ...after]));
  });

  it('is the same for all instances, in the order of each conversation', async () => {
    const [a, b] = [await instances.open(), await instances.open()];
    const heard = [listen(a), listen(b)];
    await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        (index % 2 === 0 ? a : b).handoff.receive(
          anInbound({ userId: `user-${index % 3}` }),
          aLease(),
        ),
      ),
    );
    await until('all events', () => heard.every(({ length }) => length === 27));
    const late = await instances.open();
    for (const store of [a, b, late]) {
      const items = await readAll(store);
      expect(cursorsOf(items)).to.deep.equal(cursorsOf(heard[0] ?? []));
      for (const id of new Set(conversationsOf(items))) {
        expect(seqsOf(items, id)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
      }
    }
    expect(cursorsOf(heard[1] ?? [])).to.deep.equal(cursorsOf(heard[0] ?? []));
  });

  it('is read on over a long stretch in which nothing happened that it tells of', async () => {
    const first = await instances.open();
    await aConversation(first.handoff, { userId: 'before' });
    const cursor = present(await first.events.latest());
    const client = new MongoClient(instances.uri());
    const noise = Array.from({ length: 5_000 }, (_, _id) => ({ _id: `noise ${_id}` }));
    await client.db().collection<{ _id: string }>('secrets').insertMany(noise);
    await client.close();
    await aConversation(first.handoff, { userId: 'after' });
    const late = await instances.open();
    const { items } = await late.events.since(cursor, 10);
    expect(cursorsOf(items)).to.deep.equal(cursorsOf(await readAll(first, cursor)));
    expect(items).to.have.length(2);
  });

  it('tells a listener which events are its own', async () => {
    const [a, b] = [await instances.open(), await instances.open()];
    const [heardByA, heardByB] = [listen(a), listen(b)];
    await a.handoff.receive(anInbound(), aLease());
    await until('both', () => heardByA.length === 2 && heardByB.length === 2);
    expect(heardByA.map(({ isOwn }) => isOwn)).to.deep.equal([true, true]);
    expect(heardByB.map(({ isOwn }) => isOwn)).to.deep.equal([false, false]);
  });

  it('takes the cursors of any instance, between the events of one commit too', async () => {
    const [a, b] = [await instances.open(), await instances.open()];
    await aConversation(a.handoff, { userId: 'a' });
    await aConversation(b.handoff, { userId: 'b' });
    const late = await instances.open();
    const all = await readAll(a);
    for (const [index, { cursor }] of all.entries()) {
      for (const store of [a, b, late]) {
        const { items } = await store.events.since(cursor, 10);
        expect(cursorsOf(items)).to.deep.equal(cursorsOf(all.slice(index + 1)));
      }
    }
  });

  it('shows a commit to whoever reads on the same instance right after it', async () => {
    const a = await instances.open();
    const { id } = await aConversation(a.handoff);
    let cursor = present(await a.events.latest());
    for (let seq = 2; seq <= 30; seq += 1) {
      const messages = { conversationId: id, items: [anAnswer()] };
      await committed(a.handoff, { messages });
      const { items, next } = await a.events.since(cursor, 10);
      expect(seqsOf(items, id)).to.deep.equal([seq]);
      cursor = present(next);
    }
  });

  it('is read in pages of the size asked for, from an instance that came later too', async () => {
    const a = await instances.open();
    for (const userId of ['a', 'b', 'c', 'd', 'e']) await aConversation(a.handoff, { userId });
    const late = await instances.open();
    for (const store of [a, late]) {
      const cursors: string[] = [];
      let cursor: string | undefined;
      for (const size of [3, 3, 3, 1, 0]) {
        const { items, next } = await store.events.since(cursor, 3);
        expect(items).to.have.length(size);
        cursors.push(...cursorsOf(items));
        cursor = present(next);
      }
      expect(cursors).to.deep.equal(cursorsOf(await readAll(store)));
    }
  });

  it('is read from its oldest kept event when no starting point is kept any more', async () => {
    const a = await instances.open();
    await aConversation(a.handoff);
    const client = await MongoClient.connect(instances.uri());
    await client.db().collection('eventStarts').deleteMany({}); // as after a month without a restart
    await client.close();
    expect((await a.events.since(undefined, 10)).items).to.have.length(2);
  });

  describe('when the stream breaks', () => {
    it('goes on without missing or doubling an event', async () => {
      const proxy = await instances.proxy();
      const cutOff = await instances.open({ proxy });
      const other = await instances.open();
      const heard = listen(cutOff);
      for (const userId of ['a', 'b', 'c', 'd']) {
        const written = aConversation(other.handoff, { userId });
        proxy.cut();
        await written;
      }
      await until('all events', () => heard.length >= 8);
      await aConversation(other.handoff, { userId: 'last' });
      await until('the last', () => heard.length >= 10);
      expect(cursorsOf(heard)).to.deep.equal(cursorsOf(await readAll(other)));
      expect(cursorsOf(await readAll(cutOff))).to.deep.equal(cursorsOf(heard));
    });

    it('tells its listeners of the gap when the server no longer knows what came since', async () => {
      const proxy = await instances.proxy();
      let broke = () => {};
      const isBroken = new Promise<void>((resolve) => {
        broke = resolve;
      });
      const a = await instances.open({ proxy, onError: () => broke() });
      await aConversation(a.handoff, { userId: 'before' });
      let gaps = 0;
      const heard = listen(a, () => {
        gaps += 1;
      });
      const reopening = proxy.hold(opensStream());
      await proxy.answer(named('getMore'), HISTORY_LOST);
      await isBroken;
      await aConversation(a.handoff, { userId: 'unheard' });
      expect(gaps).to.equal(0);
      reopening.release();
      await until('the gap', () => gaps === 1);
      await aConversation(a.handoff, { userId: 'after' });
      await until('what came after', () => heard.length === 2);

      // What fell into the gap keeps nobody waiting.
      const begin = performance.now();
      await a.events.since(present(await a.events.latest()), 10);
      expect(performance.now() - begin).to.be.lessThan(1_000);
      expect(gaps).to.equal(1);
    });

    it('can be closed while it looks for the server', async () => {
      const proxy = await instances.proxy();
      const errors: unknown[] = [];
      const a = await instances.open({ proxy, onError: (error) => errors.push(error) });
      await proxy.goAway();
      await until('the loss to be noticed', () => errors.length > 0);
      const begin = performance.now();
      await a.close();
      expect(performance.now() - begin).to.be.lessThan(12_000);
      await proxy.comeBack();
    });
  });

  it('refuses a cursor whose events the server no longer has', async () => {
    const a = await instances.open();
    await aConversation(a.handoff);
    const [first] = await readAll(a);
    const proxy = await instances.proxy();
    const late = await instances.open({ proxy });
    const refused = proxy.answer(opensStream(true), HISTORY_LOST);
    const error = await late.events.since(present(first).cursor, 10).catch((reason) => reason);
    await refused;
    expect(error).to.include({ name: 'StoreError', code: 'cursorExpired' });
  });
});

type Logged = Pick<HeardEvent<BatonEvent>, 'cursor' | 'event'>;

function listen(store: Store, onGap?: () => void): HeardEvent<BatonEvent>[] {
  const heard: HeardEvent<BatonEvent>[] = [];
  store.events.subscribe((event) => heard.push(event as HeardEvent<BatonEvent>), onGap);
  return heard;
}

/** Everything after the cursor, to the end. */
async function readAll(store: Store, from?: string): Promise<Logged[]> {
  const all: Logged[] = [];
  for (let cursor = from; ; ) {
    const { items, next } = await store.events.since(cursor, 100);
    if (items.length === 0) return all;
    all.push(...items);
    cursor = present(next);
  }
}

function cursorsOf(items: readonly Logged[]): readonly string[] {
  return items.map(({ cursor }) => cursor);
}

function conversationsOf(items: readonly Logged[]): readonly string[] {
  return items.flatMap(({ event }) =>
    event.type === 'conversationStarted' ? [event.conversationId] : [],
  );
}

function seqsOf(items: readonly Logged[], conversationId: string): readonly number[] {
  return items.flatMap(({ event }) =>
    event.type === 'messageStored' && event.conversationId === conversationId ? [event.seq] : [],
  );
}
