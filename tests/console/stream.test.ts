import { expect } from 'chai';
import { CLOSE } from '../../console/live/streamConnection.ts';
import { later } from '../support/records.ts';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office, PASSWORD } from './office.ts';

describe('The live stream', () => {
  let office: Office;
  let lin: ApiClient;

  beforeEach(async () => {
    office = await anOffice();
    lin = await office.employ({ id: 'lin' });
  });

  afterEach(() => office.close());

  const cursors = async () =>
    (await lin.get('/sync')).body.items.map((one: { cursor: string }) => one.cursor);

  it('begins with now, and tells what happens from then on', async () => {
    await office.write('before');
    const live = office.stream({ headers: lin.headers });
    await live.ready();
    await office.write('after');
    await live.events(1);
    expect(live.types).to.deep.equal(['messageStored']);
    expect(JSON.stringify(live.received)).not.to.include('after');
  });

  it('goes on from a cursor without loss or double, while more is written all along', async () => {
    await office.write('0');
    const { next } = (await lin.get('/sync?limit=1')).body;
    const writing = (async () => {
      for (let count = 1; count <= 60; count += 1) await office.write(String(count));
    })();
    const first = office.stream({ since: next, headers: lin.headers });
    await first.events(20);
    first.abandon();
    const second = office.stream({ since: first.cursors.at(-1), headers: lin.headers });
    await writing;
    const all = await cursors();
    await second.events(all.length - 1 - first.cursors.length);
    expect([...first.cursors, ...second.cursors]).to.deep.equal(all.slice(1));
  });

  it('says when everything until now has come', async () => {
    for (const text of ['1', '2', '3']) await office.write(text);
    const live = office.stream({ since: (await cursors())[0], headers: lin.headers });
    await live.ready();
    expect(live.received.map(({ kind }) => kind)).to.deep.equal([
      ...['event', 'event', 'event', 'event', 'ready'],
    ]);
    expect(live.received.at(-1)).to.deep.include({ cursor: (await cursors()).at(-1) });
  });

  it('opens by subprotocol too, for clients that cannot set headers', async () => {
    const token = lin.headers.authorization?.slice('Bearer '.length);
    const live = office.stream({ protocols: ['baton', `bearer.${token}`] });
    await live.ready();
    expect(live.socket.protocol).to.equal('baton');
  });

  it('opens by cookie for pages of ours only', async () => {
    const credentials = { email: 'lin@shop.example', password: PASSWORD };
    const { headers } = await office.visitor.post('/session', credentials);
    const cookie = headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    const foreign = office.stream({ headers: { cookie, origin: 'https://evil.example' } });
    expect(await foreign.refused).to.equal(403);
    await office.stream({ headers: { cookie, origin: office.root } }).ready();
  });

  it('is for who is signed in', async () => {
    expect(await office.stream({}).refused).to.equal(401);
    const headers = { authorization: 'Bearer made-up' };
    expect(await office.stream({ headers }).refused).to.equal(401);
  });

  it('ends at a cursor that was never given out, and at frames that nobody knows', async () => {
    const lost = office.stream({ since: 'made-up', headers: lin.headers });
    expect(await lost.closed).to.equal(CLOSE.badCursor);
    for (const frame of ['no json', { kind: 'shout' }]) {
      const live = office.stream({ headers: lin.headers });
      await live.ready();
      live.send(frame);
      expect(await live.closed).to.equal(CLOSE.badFrame);
    }
    const live = office.stream({ headers: lin.headers });
    await live.ready();
    live.send({ kind: 'typing', conversationId: 'x'.repeat(5000) });
    expect(await live.closed).to.equal(1009);
  });

  it('shows who types: customers to agents, the owner to their customer', async () => {
    await office.come('lin');
    const id = await office.write('hello');
    const live = office.stream({ headers: lin.headers });
    await live.ready();
    office.typing.publish({ conversationId: id, from: 'customer' });
    await live.until((received) => received.some(({ kind }) => kind === 'typing'));
    expect(live.received.at(-1)).to.deep.equal({
      kind: 'typing',
      conversationId: id,
      from: 'customer',
    });

    await lin.post(`/conversations/${id}/claim`);
    const typed = new Promise<object>((resolve) => {
      office.typing.subscribe((typing) => resolve(typing));
    });
    live.send({ kind: 'typing', conversationId: id });
    expect(await typed).to.deep.include({ conversationId: id, from: 'agent' });
  });

  it('says nothing of typing in conversations of others', async () => {
    const id = await office.write('hello');
    const mei = await office.employ({ id: 'mei' });
    await office.come('lin', 'mei');
    await lin.post(`/conversations/${id}/claim`);
    const published: object[] = [];
    office.typing.subscribe((typing) => published.push(typing));
    const live = office.stream({ headers: mei.headers });
    await live.ready();
    live.send({ kind: 'typing', conversationId: id });
    live.send('the frame after it, at which the stream ends');
    await live.closed;
    expect(published).to.deep.equal([]);
  });

  it('closes with the server', async () => {
    const live = office.stream({ headers: lin.headers });
    await live.ready();
    await office.closeConsole();
    expect(await live.closed).to.equal(CLOSE.goingAway);
  });
});

describe('A live stream with short clocks', () => {
  let office: Office;
  let lin: ApiClient;

  beforeEach(async () => {
    const streamTiming = { pingMs: 5, patienceMs: 60, keepAliveMs: 5 };
    office = await anOffice({ streamTiming });
    lin = await office.employ({ id: 'lin' });
  });

  afterEach(() => office.close());

  it('ends when its client answers no ping any more', async () => {
    const frozen = office.stream({ headers: lin.headers, pongs: false });
    const alive = office.stream({ headers: lin.headers });
    await frozen.closed;
    expect(alive.socket.readyState).to.equal(alive.socket.OPEN);
  });

  it('prolongs its agent’s presence again and again', async () => {
    await lin.put('/me/presence', { presence: 'online' });
    const live = office.stream({ headers: lin.headers });
    await live.ready();
    for (const seconds of [8, 16, 24]) {
      await office.pass(8);
      await eventually(async () => {
        const agent = await office.store.handoff.agent('lin');
        return agent?.presenceUntil.getTime() === later(seconds + 10).getTime();
      });
    }
  });

  it('ends with its session', async () => {
    const live = office.stream({ headers: lin.headers });
    await live.ready();
    await lin.delete('/session');
    expect(await live.closed).to.equal(CLOSE.signedOut);
  });
});

/** Resolves once the condition holds; the test's own time limit is the patience. */
async function eventually(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve));
}
