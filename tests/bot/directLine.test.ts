import { expect } from 'chai';
import { SignJWT } from 'jose';
import { conversationIdOf } from '../../handoff/index.ts';
import {
  call,
  type EchoShop,
  enter,
  openEchoShop,
  readActivities,
  SITE_SECRET,
  sendText,
} from './directLineShop.ts';

describe('local Direct Line', () => {
  let shop: EchoShop;
  let clock: Date;

  beforeEach(async () => {
    clock = new Date();
    shop = await openEchoShop({ now: () => clock });
  });
  afterEach(() => shop.close());

  const later = (minutes: number) => {
    clock = new Date(clock.getTime() + minutes * 60_000);
  };

  describe('tokens', () => {
    it('gives anybody a token whose user id the server chooses', async () => {
      const { status, body } = await call(shop, 'POST', 'tokens/generate', {
        json: { user: { id: 'vip' } },
      });
      expect(status).to.equal(200);
      expect(body.userId).to.match(/^dl_.{20,}/);
      expect(body.expires_in).to.equal(1800);
      expect(body).to.include.keys('conversationId', 'token');
    });

    it('lets the site choose the user id, with its secret', async () => {
      const json = { user: { id: 'customer 7', name: 'Lin' } };
      const { body } = await call(shop, 'POST', 'tokens/generate', { token: SITE_SECRET, json });
      expect(body.userId).to.equal('customer 7');
    });

    it('lets the site choose the user id by a token that it signed', async () => {
      const token = await siteToken(SITE_SECRET, clock);
      const { body } = await call(shop, 'POST', 'tokens/generate', { token });
      expect(body.userId).to.equal('customer 8');
    });

    it('refuses site tokens that are forged, expired or endless', async () => {
      const forged = await siteToken('another secret', clock);
      const expired = await siteToken(SITE_SECRET, new Date(clock.getTime() - 3_600_000));
      const endless = await new SignJWT({ sub: 'x' })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(SITE_SECRET));
      const unsigned = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4IiwiZXhwIjo5OTk5OTk5OTk5fQ.';
      for (const token of [forged, expired, endless, unsigned, 'junk']) {
        expect((await call(shop, 'POST', 'tokens/generate', { token })).status).to.equal(403);
      }
    });

    it('refreshes a token, and refuses one that has expired', async () => {
      const customer = await enter(shop);
      later(29);
      const { body } = await call(shop, 'POST', 'tokens/refresh', { token: customer.token });
      later(2);
      expect((await readActivities(shop, customer)).status).to.equal(403);
      expect((await readActivities(shop, customer)).body.error.code).to.equal('TokenExpired');
      const fresh = { ...customer, token: body.token };
      expect((await readActivities(shop, fresh)).status).to.equal(200);
    });

    it('lets the browser that asked for it come back for a day, and nobody else', async () => {
      const generated = await fetch(`${shop.url}/v3/directline/tokens/generate`, {
        method: 'POST',
        body: JSON.stringify({ remember: true }),
      });
      const { userId } = (await generated.json()) as { userId: string };
      const setCookie = generated.headers.get('set-cookie') ?? '';
      expect(setCookie)
        .to.match(/HttpOnly/)
        .and.match(/SameSite=Strict/);
      const cookie = setCookie.split(';')[0] ?? '';
      const rejoin = async (headers: Record<string, string>) => {
        const path = `${shop.url}/v3/directline/tokens/rejoin`;
        const response = await fetch(path, { method: 'POST', headers });
        const text = await response.text();
        return { status: response.status, userId: text && JSON.parse(text).userId };
      };
      later(60);
      expect((await rejoin({ cookie })).userId).to.equal(userId);
      expect((await rejoin({})).status).to.equal(204);
      expect((await rejoin({ cookie: `${cookie}x` })).status).to.equal(204);
      later(24 * 60);
      expect((await rejoin({ cookie })).status).to.equal(204);
    });

    it('limits how many an address may have', async () => {
      const small = await openEchoShop({ limits: { anonymousTokens: { points: 2, seconds: 60 } } });
      await call(small, 'POST', 'tokens/generate');
      await call(small, 'POST', 'tokens/generate');
      const { status, headers, body } = await call(small, 'POST', 'tokens/generate');
      await small.close();
      expect(status).to.equal(429);
      expect(Number(headers.get('retry-after'))).to.be.within(1, 60);
      expect(body.error.code).to.equal('TooManyRequests');
    });
  });

  describe('conversations', () => {
    it('greet once, however often a client starts', async () => {
      const customer = await enter(shop);
      await call(shop, 'POST', 'conversations', { token: customer.token });
      const { body } = await readActivities(shop, customer);
      expect(body.activities.map(({ text }: { text: string }) => text)).to.deep.equal(['Welcome']);
      expect(shop.accepted[0]?.membersAdded?.[0]?.id).to.equal(customer.userId);
    });

    it('show messages with their order, sender and the client’s own id, and the watermark', async () => {
      const customer = await enter(shop);
      const sent = await sendText(shop, customer, 'hello', 'c1');
      const { body } = await readActivities(shop, customer, '1');
      const [own, answer] = body.activities;
      expect(own).to.deep.include({ text: 'hello', id: sent.body.id, channelId: 'directline' });
      expect(own.from).to.deep.include({ id: customer.userId, role: 'user' });
      expect(own.channelData.clientActivityID).to.equal('c1');
      expect(answer).to.deep.include({ text: 'echo: hello' });
      expect(answer.id).to.equal(`${customer.conversationId}|0000003`);
      expect(answer.from.role).to.equal('bot');
      expect(body.watermark).to.equal('3');
      expect((await readActivities(shop, customer, '3')).body.activities).to.deep.equal([]);
    });

    it('show agents as the bot’s side, by name, and never notes and events', async () => {
      const customer = await enter(shop);
      const record = recordOf(customer);
      await shop.say(record, { from: 'note', text: 'difficult one' });
      await shop.say(record, { from: 'event', text: 'assigned' });
      const activity = { type: 'message', text: 'Hi', from: { id: '', name: 'Chen' } };
      await shop.say(record, { from: 'agent', text: 'Hi', agentId: 'a1', activity });
      const { body } = await readActivities(shop, customer, '1');
      expect(body.activities).to.have.length(1);
      expect(body.activities[0].from).to.deep.include({ name: 'Chen', role: 'bot' });
      expect(body.watermark).to.equal('4');
    });

    it('pass over any number of notes', async () => {
      const customer = await enter(shop);
      for (let n = 0; n < 120; n += 1) {
        await shop.say(recordOf(customer), { from: 'note', text: 'note' });
      }
      await shop.say(recordOf(customer), { text: 'after them' });
      const { body } = await readActivities(shop, customer, '1');
      expect(body.activities.map(({ text }: { text: string }) => text)).to.deep.equal([
        'after them',
      ]);
    });

    it('cannot be read, written or followed by another customer, existing or not', async () => {
      const [one, two] = [await enter(shop), await enter(shop)];
      await sendText(shop, two, 'my secret');
      const stranger = { conversationId: two.conversationId, token: one.token };
      const nowhere = { conversationId: 'nowhere', token: one.token };
      const refusals = [
        await readActivities(shop, stranger),
        await readActivities(shop, nowhere),
        await sendText(shop, stranger, 'I am them'),
        await call(shop, 'GET', `conversations/${two.conversationId}`, { token: one.token }),
      ];
      for (const { status, body } of refusals) {
        expect(status).to.equal(404);
        expect(body.error).to.deep.equal({
          code: 'NotFound',
          message: 'There is no such conversation.',
        });
      }
      const { conversationId } = two;
      expect(
        (await call(shop, 'GET', `conversations/${conversationId}/activities`)).status,
      ).to.equal(401);
    });
  });

  describe('messages', () => {
    it('come from the token’s user, whatever they say', async () => {
      const customer = await enter(shop);
      await sendText(shop, customer, 'hello');
      expect(shop.accepted.at(-1)?.from.id).to.equal(customer.userId);
    });

    it('are taken once under one clientActivityID', async () => {
      const customer = await enter(shop);
      const first = await sendText(shop, customer, 'hello', 'same');
      const second = await sendText(shop, customer, 'hello', 'same');
      expect(second.body.id).to.equal(first.body.id);
      const { body } = await readActivities(shop, customer, '1');
      expect(body.activities).to.have.length(2);
    });

    it('may have 4,000 characters and must say something', async () => {
      const customer = await enter(shop);
      expect((await sendText(shop, customer, '长'.repeat(4000))).status).to.equal(200);
      const long = await sendText(shop, customer, '长'.repeat(4001));
      expect(long.status).to.equal(400);
      expect(long.body.error.code).to.equal('MessageTooLong');
      expect((await sendText(shop, customer, ' ')).body.error.code).to.equal('BadArgument');
    });

    it('are refused clearly when they are no activity', async () => {
      const { conversationId, token } = await enter(shop);
      const path = `conversations/${conversationId}/activities`;
      const handoff = { type: 'event', name: 'handoff.initiate', value: { priority: 99 } };
      for (const json of [{}, [], 'text', null, { type: 'message', text: 7 }, handoff]) {
        const { status, body } = await call(shop, 'POST', path, { token, json });
        expect(status).to.equal(400);
        expect(body.error.code).to.equal('BadArgument');
      }
      const json = { type: 'message', text: 'x', channelData: { x: 'x'.repeat(300_000) } };
      expect((await call(shop, 'POST', path, { token, json })).status).to.equal(413);
    });

    it('leave links to foreign files behind', async () => {
      const { conversationId, token } = await enter(shop);
      const attachments = [{ contentType: 'text/html', contentUrl: 'javascript:alert(1)' }];
      const json = { type: 'message', text: 'look', attachments };
      await call(shop, 'POST', `conversations/${conversationId}/activities`, { token, json });
      expect(shop.accepted.at(-1)).not.to.have.property('attachments');
    });

    it('pass typing on, and store none', async () => {
      const customer = await enter(shop);
      const { conversationId, token } = customer;
      const json = { type: 'typing' };
      await call(shop, 'POST', `conversations/${conversationId}/activities`, { token, json });
      expect(shop.customerTyped).to.deep.equal([recordOf(customer)]);
      expect((await readActivities(shop, customer, '1')).body.activities).to.deep.equal([]);
    });

    it('are limited in number for each customer', async () => {
      const small = await openEchoShop({ limits: { activities: { points: 1, seconds: 10 } } });
      const customer = await enter(small);
      await sendText(small, customer, 'one');
      const { status } = await sendText(small, customer, 'two');
      await small.close();
      expect(status).to.equal(429);
    });
  });

  describe('pages of other sites', () => {
    it('may call only from the origins that are configured', async () => {
      const open = await openEchoShop({ allowedOrigins: ['https://shop.example'] });
      const ask = (origin: string, method: string) =>
        fetch(`${open.url}/v3/directline/tokens/generate`, { method, headers: { origin } });
      const answers = [
        await ask('https://shop.example', 'OPTIONS'),
        await ask('https://shop.example', 'POST'),
        await ask('https://evil.example', 'OPTIONS'),
        await ask('https://evil.example', 'POST'),
      ];
      await open.close();
      const allowed = answers.map(({ headers }) => headers.get('access-control-allow-origin'));
      expect(allowed).to.deep.equal(['https://shop.example', 'https://shop.example', null, null]);
    });
  });
});

function recordOf({ conversationId, userId }: { conversationId: string; userId: string }): string {
  return conversationIdOf({ channelId: 'directline', conversationId, userId });
}

function siteToken(secret: string, now: Date): Promise<string> {
  const issued = Math.floor(now.getTime() / 1000);
  return new SignJWT({ sub: 'customer 8' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(issued + 60)
    .sign(new TextEncoder().encode(secret));
}
