import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect } from 'chai';
import { openMongoStore } from '../../storage/index.ts';
import type { Store } from '../../storage/store.ts';
import { aConversation, aLease, anAnswer, anInbound, committed } from '../contracts/records.ts';
import { freePort } from '../support/serverProcess.ts';
import { until } from '../support/until.ts';
import { mongoInstances } from './mongoInstances.ts';
import { type MongoProxy, named } from './mongoProxy.ts';

/** How soon a method says that no server is there, in milliseconds. */
const TOLD_WITHIN_MS = 7_000;

describe('a store whose MongoDB is away', function () {
  this.timeout(40_000);
  const instances = mongoInstances();
  let proxy: MongoProxy;
  let store: Store;
  let conversationId: string;

  beforeEach(async () => {
    proxy = await instances.proxy();
    store = await instances.open({ proxy });
    ({ id: conversationId } = await aConversation(store.handoff));
  });

  it('says so within seconds, and works again without being opened again', async () => {
    const heard: string[] = [];
    store.events.subscribe(({ event }) => heard.push(event.type));
    await proxy.goAway();
    const begin = performance.now();
    const answers = await Promise.all(
      [
        store.ping(),
        store.handoff.conversation(conversationId),
        store.handoff.receive(anInbound({ text: 'two' }), aLease()),
        store.handoff.commit({ messages: { conversationId, items: [anAnswer()] } }),
        store.handoff.claimTurns(aLease(), 10),
        store.events.latest(),
        store.jobs.acquire('sweep', aLease()),
      ].map(codeOf),
    );
    expect(answers).to.deep.equal(answers.map(() => 'unavailable'));
    expect(performance.now() - begin).to.be.lessThan(TOLD_WITHIN_MS);
    await proxy.comeBack();
    await until('the server to be seen', () =>
      store.ping().then(
        () => true,
        () => false,
      ),
    );
    const { message } = await store.handoff.receive(anInbound({ text: 'three' }), aLease());
    expect(message).to.include({ seq: 2, text: 'three' });
    await until('the event', () => heard.length === 1);
    await aConversation(store.handoff, { userId: 'another' });
    await until('the other events', () => heard.length === 3);
  });

  it('does not keep a writer waiting whose server went away within a transaction', async () => {
    const commit = proxy.hold(named('commitTransaction'));
    const writing = committed(store.handoff, { messages: { conversationId, items: [anAnswer()] } });
    const outcome = codeOf(writing);
    await commit.held;
    const begin = performance.now();
    await proxy.goAway();
    commit.release();
    expect(await outcome).to.equal('unavailable');
    expect(performance.now() - begin).to.be.lessThan(2 * TOLD_WITHIN_MS);
    await proxy.comeBack();
    await until('the server to be seen', () =>
      store.ping().then(
        () => true,
        () => false,
      ),
    );
    // What it had begun stands in nobody's way.
    const other = await instances.open();
    const again = committed(store.handoff, { messages: { conversationId, items: [anAnswer()] } });
    expect((await again).messages).to.have.length(1);
    expect(await other.handoff.messages(conversationId, { limit: 10 })).to.have.length(2);
  });

  it('loses a short break without a word', async () => {
    for (let round = 0; round < 5; round += 1) {
      const writing = store.handoff.receive(anInbound({ text: `${round}` }), aLease());
      proxy.cut();
      expect((await writing).seen).to.equal('new');
    }
    const messages = await store.handoff.messages(conversationId, { limit: 10 });
    expect(messages.map(({ text }) => text)).to.deep.equal(['hello', '0', '1', '2', '3', '4']);
  });
});

describe('opening a store on MongoDB', function () {
  this.timeout(30_000);
  const instances = mongoInstances();

  it('says within seconds that nobody is there', async () => {
    const begin = performance.now();
    const uri = `mongodb://127.0.0.1:${await freePort()}/`;
    expect(await codeOf(openMongoStore({ uri }))).to.equal('unavailable');
    expect(performance.now() - begin).to.be.lessThan(TOLD_WITHIN_MS);
  });

  it('says within seconds that somebody is there who does not answer', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { readonly port: number };
    const begin = performance.now();
    expect(await codeOf(openMongoStore({ uri: `mongodb://127.0.0.1:${port}/` }))).to.equal(
      'unavailable',
    );
    expect(performance.now() - begin).to.be.lessThan(TOLD_WITHIN_MS);
    silent.close();
  });

  for (const uri of [
    '',
    'localhost:27017',
    'mongodb://',
    'mongodb://host:port/',
    'mongodb://h/?no=1',
  ]) {
    it(`refuses ${JSON.stringify(uri)} as an address`, async () => {
      const error = await openMongoStore({ uri }).catch((reason: unknown) => reason);
      expect(error).to.include({ name: 'StoreError', code: 'badUri' });
      expect((error as Error).message).to.contain('MONGODB_URI');
    });
  }

  it('refuses a server that is no replica set, and says what to do', async () => {
    const proxy = await instances.proxy();
    const standalone = { ok: 1, helloOk: true, isWritablePrimary: true, maxWireVersion: 21 };
    const asked = proxy.answer(({ name, body }) => name === 'hello' && 'lsid' in body, standalone);
    const opening = openMongoStore({ uri: proxy.through(instances.uri()) });
    const error = await opening.catch((reason: unknown) => reason);
    await asked;
    expect(error).to.include({ name: 'StoreError', code: 'badUri' });
    expect((error as Error).message).to.contain('rs.initiate()');
  });
});

async function codeOf(asked: Promise<unknown>): Promise<unknown> {
  try {
    await asked;
    return 'fulfilled';
  } catch (error) {
    const { name, code } = error as { readonly name: string; readonly code?: unknown };
    return name === 'StoreError' ? code : error;
  }
}
