import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import { openSqliteStore } from '../../storage/index.ts';
import { ChannelCustomer } from '../support/channelCustomer.ts';
import { DirectLineClient } from '../support/directLineClient.ts';
import { send } from '../support/persistence.ts';
import { RecordingConnector } from '../support/recordingConnector.ts';
import { ADMIN, freePort } from '../support/serverProcess.ts';
import { until } from '../support/until.ts';
import { AWAY, type FragileStore, fragile } from './fragileStore.ts';
import { openShop, type RunningShop } from './runningShop.ts';

const SETTINGS = { SAMPLE_SHOP: 'off' };

describe('The shop while its database is away', function () {
  this.timeout(60_000);

  describe('at the start', () => {
    let url: string;
    let shop: Promise<RunningShop>;
    let isThere = false;

    before(async () => {
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      shop = openShop(
        { ...SETTINGS, PORT: String(port) },
        {
          open: async () => {
            if (!isThere) throw AWAY;
            return openSqliteStore({ file: ':memory:' });
          },
        },
      );
      await until('the shop to wait for the database', async () => {
        const answer = await send({ method: 'GET', url: `${url}/readyz` }).catch(() => undefined);
        return isDeepStrictEqual(answer?.body, { status: 'waiting for the database' });
      });
    });

    after(async () => (await shop).close());

    it('lives, and is not ready', async () => {
      expect((await fetch(`${url}/healthz`)).status).to.equal(200);
      expect((await fetch(`${url}/readyz`)).status).to.equal(503);
    });

    it('asks everybody to come again', async () => {
      for (const [method, path] of [
        ...[['POST', '/api/messages'] as const, ['GET', '/chat/'] as const],
        ...[['POST', '/v3/directline/tokens/generate'] as const, ['GET', '/nowhere'] as const],
      ]) {
        const { status, headers, body } = await send({ method, url: url + path });
        expect([path, status, headers.get('retry-after')]).to.deep.equal([path, 503, '1']);
        expect(body).to.have.nested.property('error.code', 'unavailable');
      }
    });

    it('says it once, and opens by itself when the database is there', async () => {
      isThere = true;
      const { log } = await shop;
      expect((await fetch(`${url}/readyz`)).status).to.equal(200);
      expect((await fetch(`${url}/chat/`)).status).to.equal(200);
      expect(log().split('database did not answer')).to.have.length(2);
      expect(log().split('database came back')).to.have.length(2);
    });
  });

  it('ends at once when it is told to while it waits', async () => {
    const stopping = new AbortController();
    const reason = new Error('told to stop');
    let asked = 0;
    const open = () => {
      asked += 1;
      if (asked === 2) stopping.abort(reason);
      return asked < 2 ? Promise.reject(AWAY) : new Promise<never>(() => undefined);
    };
    const failure = await openShop(SETTINGS, { open, signal: stopping.signal }).catch((e) => e);
    expect(failure).to.equal(reason);
  });

  it('ends, and frees its port, when the store refuses for good', async () => {
    const port = String(await freePort());
    const open = async () => {
      throw new Error('wrong credentials');
    };
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const failure = await openShop({ ...SETTINGS, PORT: port }, { open }).catch((e) => e);
      expect(failure).to.have.property('message', 'wrong credentials');
    }
  });

  describe('at work', () => {
    let database: FragileStore;
    let shop: RunningShop;
    let connector: RecordingConnector;
    let customer: DirectLineClient;
    let token: string;

    before(async () => {
      connector = await RecordingConnector.start();
      database = fragile(await openSqliteStore({ file: ':memory:' }));
      shop = await openShop(SETTINGS, { open: async () => database.store });
      const url = `${shop.url}/api/v1/session`;
      const session = await send({ method: 'POST', url, json: ADMIN });
      token = (session.body as { readonly token: string }).token;
      customer = await DirectLineClient.enter(shop.url);
      await customer.say('hello');
      await customer.received.until('welcome and answer', () => customer.heard.length === 2);
      database.isAway = true;
    });

    after(async () => {
      customer.leave();
      database.isAway = false;
      await shop.close();
      await connector.close();
    });

    it('is not ready, but lives', async () => {
      const { status, body } = await send({ method: 'GET', url: `${shop.url}/readyz` });
      expect([status, body]).to.deep.equal([503, { status: 'store unavailable' }]);
      expect((await fetch(`${shop.url}/healthz`)).status).to.equal(200);
    });

    it('acknowledges nothing, and asks channels, customers and agents to come again', async () => {
      const channel = await send({
        method: 'POST',
        url: `${shop.url}/api/messages`,
        json: {
          ...{ type: 'message', id: randomUUID(), text: 'hi', channelId: 'msteams' },
          ...{ serviceUrl: connector.serviceUrl, conversation: { id: 'room' } },
          ...{ from: { id: 'ann' }, recipient: { id: 'bot' } },
        },
      });
      const web = await send({
        method: 'POST',
        url: `${shop.url}/v3/directline/conversations/${customer.conversationId}/activities`,
        token: customer.token,
        json: { type: 'message', text: 'are you there?' },
      });
      const agent = await send({
        ...{ method: 'GET', url: `${shop.url}/api/v1/queue`, token },
      });
      for (const { status, headers } of [channel, web, agent]) {
        expect(status).to.equal(503);
        expect(Number(headers.get('retry-after'))).to.be.within(1, 5);
      }
      expect(agent.body).to.have.nested.property('error.code', 'unavailable');
    });

    it('shows in its metrics that it is away', async () => {
      const metrics = await (await fetch(`${shop.url}/metrics`)).text();
      expect(metrics)
        .to.match(/^baton_store_up 0$/m)
        .and.to.match(/^baton_waiting nan$/im);
    });

    it('tells it once, however much fails, and once when it is back', async () => {
      const sweeps = () => database.refused.filter((call) => call === 'handoff.claimTurns').length;
      await until('two sweeps in vain', () => sweeps() >= 2);
      expect(shop.log().split('database did not answer')).to.have.length(2);
      database.isAway = false;
      await until('the news', () => shop.log().includes('database came back'));
      expect(shop.log().split('"level":50')).to.have.length(2);
    });

    it('answers a message once, whose turn met a database that was away for a moment', async () => {
      const bob = await DirectLineClient.enter(shop.url);
      await bob.received.until('a welcome', () => bob.heard.length === 1);
      database.refusing.set('handoff.commit', 2);
      await bob.say('hello');
      await bob.received.until('an answer', () => bob.heard.length > 1);
      bob.leave();
      expect(database.refusing.get('handoff.commit')).to.be.at.most(0);
      expect(bob.heard.map(({ text }) => text)).to.deep.equal(
        customer.heard.slice(0, 2).map(({ text }) => text),
      );
    });

    it('sends nothing twice to a channel when it could not be told at once that it was taken', async () => {
      database.refusing.set('handoff.settleOutbox', 2);
      const ann = new ChannelCustomer({ ...{ url: shop.url, connector }, name: 'ann' });
      await ann.say('hello');
      const taken = () => connector.taken(ann.conversationId);
      await until('the telling', async () => {
        const isTold = (database.refusing.get('handoff.settleOutbox') ?? 0) < 0;
        return isTold && (await database.store.handoff.nextOutboxDue()) === undefined;
      });
      expect(taken()).to.have.length(1);
    });

    it('goes on in the same conversation when it is back', async () => {
      const before = customer.heard.length;
      await customer.say('hello');
      await customer.received.until('an answer', () => customer.heard.length > before);
      expect((await fetch(`${shop.url}/readyz`)).status).to.equal(200);
    });
  });
});
