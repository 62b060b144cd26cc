import { expect } from 'chai';
import { conversationIdOf } from '../../handoff/index.ts';
import {
  call,
  type EchoShop,
  type Entrance,
  enter,
  openEchoShop,
  StreamClient,
  sendText,
} from './directLineShop.ts';

describe('stream of the local Direct Line', function () {
  this.timeout(20_000);
  let shop: EchoShop;
  let customer: Entrance;

  beforeEach(async () => {
    shop = await openEchoShop();
    customer = await enter(shop);
  });
  afterEach(() => shop.close());

  const comeBack = async (watermark: string) => {
    const path = `conversations/${customer.conversationId}?watermark=${watermark}`;
    return (await call(shop, 'GET', path, { token: customer.token })).body as Entrance;
  };

  it('sends what there is, then what comes', async () => {
    const stream = new StreamClient(customer.streamUrl);
    await stream.has(1);
    await sendText(shop, customer, 'hello');
    await stream.has(3);
    expect(stream.texts).to.deep.equal(['Welcome', 'hello', 'echo: hello']);
    expect(stream.watermark).to.equal('3');
  });

  it('sends what it was not told of, as soon as it is told that it missed something', async () => {
    await shop.close();
    let tellGap: (() => void) | undefined;
    const subscribe = (_: unknown, onGap?: () => void) => {
      tellGap = onGap;
      return () => {};
    };
    shop = await openEchoShop({ events: { subscribe } });
    customer = await enter(shop);
    const stream = new StreamClient(customer.streamUrl);
    await stream.has(1);
    await sendText(shop, customer, 'hello');
    expect(stream.texts).to.deep.equal(['Welcome']);
    tellGap?.();
    await stream.has(3);
    expect(stream.texts).to.deep.equal(['Welcome', 'hello', 'echo: hello']);
  });

  it('goes on at the watermark without loss or double, however often it is torn', async () => {
    const texts: string[] = [];
    let watermark = '0';
    const sending = (async () => {
      for (let n = 0; n < 150; n += 1) await sendText(shop, customer, `m${n}`);
    })();
    while (texts.length < 301) {
      const stream = new StreamClient((await comeBack(watermark)).streamUrl);
      await stream.has(1);
      stream.tear();
      texts.push(...stream.texts);
      watermark = stream.watermark;
    }
    await sending;
    const expected = Array.from({ length: 150 }, (_, n) => [`m${n}`, `echo: m${n}`]).flat();
    expect(texts).to.deep.equal(['Welcome', ...expected]);
  });

  it('brings a long history whole, and in order', async () => {
    for (let n = 0; n < 250; n += 1) await shop.say(recordOf(customer), { text: `m${n}` });
    const stream = new StreamClient((await comeBack('0')).streamUrl);
    await stream.has(251);
    expect(stream.texts.slice(1)).to.deep.equal(Array.from({ length: 250 }, (_, n) => `m${n}`));
  });

  it('shows who types, without moving the watermark', async () => {
    const stream = new StreamClient(customer.streamUrl);
    await stream.has(1);
    shop.type({ conversationId: recordOf(customer), agent: { id: 'a1', name: 'Chen' } });
    await stream.has(2);
    expect(stream.activities[1]).to.deep.include({ type: 'typing' });
    expect(stream.activities[1].from).to.deep.equal({
      ...{ id: 'agent:a1', name: 'Chen', role: 'bot' },
    });
    expect(stream.watermark).to.equal('1');
  });

  it('opens for its own customer only', async () => {
    const other = await enter(shop);
    const { search } = new URL(other.streamUrl);
    for (const url of [
      customer.streamUrl.replace(/\?.*/, search),
      customer.streamUrl.replace(/t=.*/, 't=junk'),
      customer.streamUrl.replace(/[?&]t=.*/, ''),
    ]) {
      expect(await new StreamClient(url).closed()).to.equal(1006);
    }
  });

  it('cannot be used as a token for anything else', async () => {
    const token = new URL(customer.streamUrl).searchParams.get('t') ?? '';
    expect((await sendText(shop, { ...customer, token }, 'hello')).status).to.equal(403);
  });

  it('leaves other upgrades to others', () => {
    const request = { url: '/console/live' } as never;
    expect(shop.directLine.handleUpgrade(request, {} as never, Buffer.alloc(0))).to.equal(false);
  });

  it('closes the oldest of too many', async () => {
    const small = await openEchoShop({ limits: { streams: 2 } });
    const visitor = await enter(small);
    const streams = [];
    for (let n = 0; n < 3; n += 1) {
      const stream = new StreamClient(visitor.streamUrl);
      streams.push(stream);
      if (n < 2) await stream.has(1);
    }
    const code = await streams[0]?.closed();
    await small.close();
    expect(code).to.equal(1013);
  });

  it('is closed when its client no longer answers', async () => {
    const quick = await openEchoShop({ limits: { streamPingSeconds: 0.05 } });
    const visitor = await enter(quick);
    const frozen = new StreamClient(visitor.streamUrl);
    await frozen.has(1);
    frozen.freeze();
    await quick.streamsClosed(1);
    await quick.close();
  });
});

function recordOf({ conversationId, userId }: Entrance): string {
  return conversationIdOf({ channelId: 'directline', conversationId, userId });
}
