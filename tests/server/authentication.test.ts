import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'chai';
import { generateKeyPair } from 'jose';
import type { ErrorAnswer } from '../../console/wire.ts';
import { DirectLineClient } from '../support/directLineClient.ts';
import { LocalIssuer } from '../support/localIssuer.ts';
import { RecordingConnector } from '../support/recordingConnector.ts';
import { openShop, type RunningShop } from './runningShop.ts';

const APP_ID = '00000000-0000-4000-8000-00000000b07a';
const SECRET_TEXT = 'my-secret-order-words';
const SECRET_NAME = 'Wilhelmina Secretname';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Partial<ErrorAnswer>;
}

/** Posts to `/api/messages`, whatever the body is. */
function post(
  shop: RunningShop,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${shop.url}/api/messages`,
      { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: text === '' ? {} : JSON.parse(text),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(bytes);
  });
}

function anActivity(serviceUrl: string, fields: object = {}): object {
  return {
    ...{ type: 'message', id: randomUUID(), text: SECRET_TEXT, channelId: 'msteams', serviceUrl },
    conversation: { id: `room-${randomUUID()}` },
    from: { id: 'ann', name: SECRET_NAME },
    recipient: { id: 'bot', name: 'Bot' },
    ...fields,
  };
}

const codeOf = ({ status, body }: Answer) => `${status} ${body.error?.code}`;

describe('/api/messages with an app id', function () {
  this.timeout(60_000);
  let issuer: LocalIssuer;
  let connector: RecordingConnector;
  let shop: RunningShop;

  before(async () => {
    issuer = await LocalIssuer.start(APP_ID);
    connector = await RecordingConnector.start();
    shop = await openShop({
      ...issuer.settings,
      SAMPLE_SHOP: 'off',
      SERVICE_URL_HOSTS: new URL(connector.serviceUrl).host,
    });
  });

  after(async () => {
    await shop.close();
    await connector.close();
    await issuer.close();
  });

  async function withToken(fields = {}, activity = anActivity(connector.serviceUrl)) {
    const token = await issuer.token(connector.serviceUrl, fields);
    return post(shop, activity, { Authorization: `Bearer ${token}` });
  }

  it('takes an activity with the channel’s token', async () => {
    expect((await withToken()).status).to.equal(200);
  });

  it('refuses every other with 401', async () => {
    const { privateKey: strange } = await generateKeyPair('RS256');
    const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const claims = { aud: APP_ID, iss: issuer.settings.ToBotFromChannelTokenIssuer };
    const unsigned = `${encoded({ alg: 'none', kid: 'key-1' })}.${encoded({ ...claims, exp: 9e9 })}.`;
    const refused: Readonly<Record<string, string>> = {
      none: '',
      junk: 'junk',
      'bearer junk': 'Bearer junk',
      'three junks': 'Bearer a.b.c',
      basic: 'Basic YTpi',
      unsigned: `Bearer ${unsigned}`,
    };
    const forged = {
      'wrong audience': { audience: 'another-bot' },
      'wrong issuer': { issuer: 'https://issuer.example' },
      expired: { expires: Math.floor(Date.now() / 1000) - 3600 },
      'not yet valid': { notBefore: '1h' },
      'wrong signature': { key: strange },
      'no key id': { keyId: null },
      'unknown key id': { keyId: 'key-2' },
      'another service URL': { serviceUrl: 'https://smba.trafficmanager.net/emea/' },
      'a service URL with a slash more': { serviceUrl: `${connector.serviceUrl}/` },
    };
    for (const [name, authorization] of Object.entries(refused)) {
      const answer = await post(shop, anActivity(connector.serviceUrl), {
        ...(authorization && { Authorization: authorization }),
      });
      expect(codeOf(answer), name).to.equal('401 unauthorized');
    }
    for (const [name, fields] of Object.entries(forged)) {
      expect(codeOf(await withToken(fields)), name).to.equal('401 unauthorized');
    }
  });

  it('refuses an activity without a service URL, whose token would not be compared', async () => {
    for (const serviceUrl of ['', undefined]) {
      const activity = anActivity(connector.serviceUrl, { serviceUrl });
      expect(codeOf(await withToken({}, activity))).to.equal('401 unauthorized');
    }
  });

  it('refuses strangers before it reads what they send', async () => {
    expect(codeOf(await post(shop, 'x'.repeat(1_000_000)))).to.equal('401 unauthorized');
    expect(codeOf(await post(shop, '{'))).to.equal('401 unauthorized');
  });

  it('refuses a service URL that is not allow-listed, though the token is right', async () => {
    const serviceUrl = 'https://evil.example/';
    const token = await issuer.token(serviceUrl);
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await post(shop, anActivity(serviceUrl), headers);
    expect(codeOf(answer)).to.equal('403 serviceUrlNotAllowed');
  });

  it('refuses the local channel’s service URL', async () => {
    const serviceUrl = 'urn:baton:local';
    const headers = { Authorization: `Bearer ${await issuer.token(serviceUrl)}` };
    const answer = await post(shop, anActivity(serviceUrl), headers);
    expect(codeOf(answer)).to.equal('403 serviceUrlNotAllowed');
  });

  it('lets local chat go on, and nobody write into it', async () => {
    const customer = await DirectLineClient.enter(shop.url);
    await customer.say('hello');
    await customer.received.until('an answer', () => customer.heard.length > 0);
    const into = {
      ...{ channelId: 'directline', conversation: { id: customer.conversationId } },
      from: { id: customer.userId },
    };
    const answer = await withToken({}, anActivity(connector.serviceUrl, into));
    expect(codeOf(answer)).to.equal('403 localConversation');
    customer.leave();
  });
});

describe('/api/messages without the issuer’s keys', function () {
  this.timeout(60_000);
  let issuer: LocalIssuer;
  let shop: RunningShop;
  const serviceUrl = 'https://smba.trafficmanager.net/emea/';

  before(async () => {
    issuer = await LocalIssuer.start(APP_ID);
    issuer.isUp = false;
    shop = await openShop({ ...issuer.settings, SAMPLE_SHOP: 'off' });
  });

  after(async () => {
    await shop.close();
    await issuer.close();
  });

  it('asks to come again when a token could be right', async () => {
    const headers = { Authorization: `Bearer ${await issuer.token(serviceUrl)}` };
    const answer = await post(shop, anActivity(serviceUrl), headers);
    expect(codeOf(answer)).to.equal('503 unavailable');
    expect(answer.headers['retry-after']).to.equal('5');
  });

  it('asks nobody about junk', async () => {
    const asked = issuer.asked;
    for (const authorization of ['junk', 'Bearer junk', 'Bearer a.b.c']) {
      const headers = { Authorization: authorization };
      const answer = await post(shop, anActivity(serviceUrl), headers);
      expect(codeOf(answer)).to.equal('401 unauthorized');
    }
    expect(issuer.asked).to.equal(asked);
  });

  it('works again once the keys can be had', async () => {
    issuer.isUp = true;
    const headers = { Authorization: `Bearer ${await issuer.token(serviceUrl)}` };
    expect((await post(shop, anActivity(serviceUrl), headers)).status).to.equal(200);
  });
});

describe('/api/messages without an app id', function () {
  this.timeout(60_000);
  let connector: RecordingConnector;
  let shop: RunningShop;

  before(async () => {
    connector = await RecordingConnector.start();
    shop = await openShop({ SAMPLE_SHOP: 'off' });
  });

  after(async () => {
    await shop.close();
    await connector.close();
  });

  it('takes what comes from this machine', async () => {
    expect((await post(shop, anActivity(connector.serviceUrl))).status).to.equal(200);
  });

  it('takes nothing that came through a proxy', async () => {
    for (const header of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via']) {
      const headers = { [header]: '127.0.0.1' };
      const answer = await post(shop, anActivity(connector.serviceUrl), headers);
      expect(codeOf(answer), header).to.equal('403 loopbackOnly');
    }
  });

  it('answers only to this machine', async () => {
    for (const serviceUrl of ['https://evil.example/', 'urn:baton:local', '', undefined]) {
      const answer = await post(shop, anActivity('', { serviceUrl }));
      expect(codeOf(answer)).to.equal('403 serviceUrlNotAllowed');
    }
  });

  it('says what is wrong with an activity, by field', async () => {
    const wrong: Readonly<Record<string, [body: unknown, field: string]>> = {
      nothing: [{}, 'type'],
      'an array': [[anActivity(connector.serviceUrl)], 'body'],
      'a text': [JSON.stringify('hello'), 'body'],
      null: ['null', 'body'],
      'no sender': [anActivity(connector.serviceUrl, { from: null }), 'from'],
      'a sender without id': [anActivity(connector.serviceUrl, { from: {} }), 'from.id'],
      'no conversation': [
        anActivity(connector.serviceUrl, { conversation: undefined }),
        'conversation',
      ],
      'a number as id': [anActivity(connector.serviceUrl, { id: 7 }), 'id'],
      'an object as text': [anActivity(connector.serviceUrl, { text: {} }), 'text'],
      'a text as attachments': [
        anActivity(connector.serviceUrl, { attachments: 'x' }),
        'attachments',
      ],
      'entities without type': [
        anActivity(connector.serviceUrl, { entities: [{}] }),
        'entities.0.type',
      ],
      'a time that is none': [anActivity(connector.serviceUrl, { timestamp: 'now' }), 'timestamp'],
      'too deep': [
        JSON.stringify(anActivity(connector.serviceUrl, { value: 0 })).replace(
          '"value":0',
          `"value":${'['.repeat(50_000)}${']'.repeat(50_000)}`,
        ),
        'body',
      ],
    };
    for (const [name, [body, field]] of Object.entries(wrong)) {
      const answer = await post(shop, body);
      expect(codeOf(answer), name).to.equal('400 invalidActivity');
      expect(answer.body.error?.fields, name).to.have.property(field);
      expect(answer.body.error?.message, name).to.be.a('string');
    }
  });

  it('says what is wrong with a body that is no activity at all', async () => {
    const gzip = { 'Content-Encoding': 'gzip' };
    expect(codeOf(await post(shop, `{"text":"${SECRET_TEXT}`))).to.equal('400 invalidJson');
    expect(codeOf(await post(shop, ''))).to.equal('400 invalidJson');
    expect(codeOf(await post(shop, Buffer.from([0xff, 0xfe, 0x00])))).to.equal('400 invalidJson');
    expect(codeOf(await post(shop, 'no gzip', gzip))).to.equal('415 unsupportedEncoding');
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', '']) {
      const answer = await post(shop, anActivity(connector.serviceUrl), { 'Content-Type': type });
      expect(codeOf(answer), type).to.equal('415 unsupportedMediaType');
    }
  });

  it('refuses a body that is too large, whether it says so or not', async () => {
    const large = JSON.stringify(anActivity(connector.serviceUrl, { text: 'x'.repeat(300_000) }));
    expect(codeOf(await post(shop, large))).to.equal('413 bodyTooLarge');
    const chunked = await post(shop, large, { 'Transfer-Encoding': 'chunked' });
    expect(codeOf(chunked)).to.equal('413 bodyTooLarge');
  });

  it('bears a customer without words, and one who hangs up', async () => {
    for (const text of [null, undefined, '', '\u0000', '\ud800', '🙂'.repeat(9_000)]) {
      const answer = await post(shop, anActivity(connector.serviceUrl, { text }));
      expect(answer.status).to.equal(200);
    }
    const { port } = new URL(shop.url);
    const socket = connect(Number(port), '127.0.0.1').resume();
    socket.end(
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    );
    await new Promise((resolve) => socket.on('close', resolve));
    expect((await post(shop, anActivity(connector.serviceUrl))).status).to.equal(200);
  });

  it('never writes a customer’s words or name into the log', () => {
    expect(shop.log()).to.include('activity refused');
    expect(shop.log()).to.not.include(SECRET_TEXT);
    expect(shop.log()).to.not.include(SECRET_NAME);
  });
});
