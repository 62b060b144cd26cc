import { request as rawRequest } from 'node:http';
import { expect } from 'chai';
import restify from 'restify';
import { routes } from '../../console/api/routes/routes.ts';
import type { ApiClient } from './apiClient.ts';
import { anOffice, type Office, PASSWORD } from './office.ts';

describe('The API', () => {
  let office: Office;
  let lin: ApiClient;

  beforeEach(async () => {
    office = await anOffice();
    lin = await office.employ({ id: 'lin' });
  });

  afterEach(() => office.close());

  it('describes all its routes to everybody', async () => {
    const { status, body } = await office.visitor.get('/openapi.json');
    expect(status).to.equal(200);
    expect(body.openapi).to.equal('3.1.0');
    const described = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const mounted = routes.map(({ method, path }) => `${method} ${path}`);
    expect(described).to.have.members([...mounted, 'GET /openapi.json']);
    const post = body.paths['/conversations/{id}/messages'].post;
    const { schema } = post.requestBody.content['application/json'];
    expect(schema.required).to.deep.equal(['text', 'clientMessageId']);
    expect(schema.properties.text.maxLength).to.equal(4000);
    expect(post.responses[201].content['application/json'].schema).to.deep.equal({
      $ref: '#/components/schemas/Message',
    });
    const references = JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/g);
    for (const [, name] of references) expect(body.components.schemas).to.have.property(name ?? '');
  });

  it('asks who calls', async () => {
    for (const { method, path, access } of routes) {
      if (access === 'anyone') continue;
      const { status, body, headers } = await office.visitor.call(
        method,
        path.replace(/[{}]/g, ''),
      );
      expect([path, status, body.error.code]).to.deep.equal([path, 401, 'notSignedIn']);
      expect(headers.get('www-authenticate')).to.equal('Bearer');
    }
    const stranger = office.visitor.with({ authorization: 'Bearer made-up' });
    expect((await stranger.get('/me')).status).to.equal(401);
  });

  it('answers unknown paths and methods in its own form', async () => {
    const unknown = await lin.get('/nothing/here');
    expect([unknown.status, unknown.body.error.code]).to.deep.equal([404, 'notFound']);
    const method = await lin.delete('/agents/lin');
    expect([method.status, method.body.error.code]).to.deep.equal([405, 'methodNotAllowed']);
    expect(method.headers.get('allow')).to.equal('GET, PATCH');
  });

  it('says what is wrong with a body', async () => {
    const broken = await lin.call('PUT', '/me/presence', '{"presence":');
    expect([broken.status, broken.body.error.code]).to.deep.equal([400, 'invalidJson']);
    const list = await lin.put('/me/presence', ['online']);
    expect(list.body.error.fields).to.have.all.keys('body');
    const form = lin.with({ 'content-type': 'text/plain' });
    expect((await form.put('/me/presence', { presence: 'online' })).status).to.equal(415);
    const { fields } = (await lin.put('/me/presence', { presence: 'busy', lease: 1 })).body.error;
    expect(fields).to.have.all.keys('presence', 'lease');
    expect(fields.lease).to.equal('is not known here');
  });

  it('says what is wrong with a query', async () => {
    const { status, body } = await lin.get('/conversations?state=sleeping&limit=0&page=2');
    expect(status).to.equal(400);
    expect(body.error.fields).to.have.all.keys('state', 'limit', 'page');
  });

  it('takes no body above its limit, announced or not', async () => {
    const big = { text: 'x'.repeat(70_000), clientMessageId: 'm' };
    const announced = await lin.post('/conversations/c/messages', big);
    expect([announced.status, announced.body.error.code]).to.deep.equal([413, 'bodyTooLarge']);
    const status = await new Promise((resolve, reject) => {
      const chunked = rawRequest(`${office.root}/api/v1/conversations/c/messages`, {
        method: 'POST',
        headers: { ...lin.headers, 'content-type': 'application/json' },
      });
      chunked.on('response', (response) => resolve(response.resume().statusCode));
      chunked.on('error', reject);
      chunked.write('x'.repeat(40_000));
      chunked.end('x'.repeat(40_000));
    });
    expect(status).to.equal(413);
  });

  it('keeps its faults, and customers’ words, to itself', async () => {
    const secret = 'my secret is 42';
    office.handoff.say = async () => {
      throw new Error(`cannot store ${secret}`);
    };
    const message = { text: secret, clientMessageId: 'm' };
    const { status, body } = await lin.post('/conversations/c/messages', message);
    expect([status, body.error.code]).to.deep.equal([500, 'internal']);
    const fault = office.logged.find(({ message: text }) => text === 'request failed');
    expect(fault?.fields).to.include({ method: 'POST', fault: 'Error' });
    expect(JSON.stringify([office.logged, body])).not.to.include('42');
  });

  it('is not to be framed, sniffed or kept', async () => {
    const { headers } = await lin.get('/me');
    expect(headers.get('content-security-policy')).to.equal(
      "default-src 'none';frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('cache-control')).to.equal('no-store');
  });

  it('gives the events after a cursor', async () => {
    await office.write('one');
    const { body } = await lin.get('/sync');
    expect(body.items.map((one: { event: { type: string } }) => one.event.type)).to.deep.equal([
      ...['agentChanged', 'conversationStarted', 'messageStored'],
    ]);
    await office.write('two');
    const more = (await lin.get(`/sync?since=${body.next}&limit=5`)).body;
    expect(more.items).to.have.length(1);
    expect((await lin.get(`/sync?since=${more.next}`)).body).to.deep.equal({
      items: [],
      next: more.next,
    });
    expect((await lin.get('/sync?since=made-up')).body.error.code).to.equal('badCursor');
  });
});

describe('The API on a server with parsers of its own', () => {
  let office: Office;

  beforeEach(async () => {
    office = await anOffice({}, (server) => {
      server.use(restify.plugins.queryParser({ mapParams: true }));
      server.use(restify.plugins.bodyParser({ mapParams: true }));
    });
  });

  afterEach(() => office.close());

  it('works the same', async () => {
    const lin = await office.employ({ id: 'lin' });
    await office.come('lin');
    const id = await office.write('hello');
    expect((await lin.call('POST', `/conversations/${id}/claim`)).body.agentId).to.equal('lin');
    const message = { text: 'Hello', clientMessageId: 'm-1' };
    expect((await lin.post(`/conversations/${id}/messages`, message)).status).to.equal(201);
  });

  it('takes no forms, which pages of other sites can send', async () => {
    await office.hire({ id: 'lin' });
    const form = office.visitor.with({ 'content-type': 'application/x-www-form-urlencoded' });
    const credentials = new URLSearchParams({ email: 'lin@shop.example', password: PASSWORD });
    expect((await form.call('POST', '/session', credentials.toString())).status).to.equal(415);
  });
});
