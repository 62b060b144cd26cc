import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { ChannelCustomer } from '../support/channelCustomer.ts';
import { DirectLineClient } from '../support/directLineClient.ts';
import { fillFolder } from '../support/filledShop.ts';
import { RecordingConnector } from '../support/recordingConnector.ts';
import { freePort, ServerProcess, startServer } from '../support/serverProcess.ts';
import { until } from '../support/until.ts';

/** A contract of stopping. */
const LONGEST_STOP_MS = 10_000;
const env = { SAMPLE_SHOP: 'off' };

describe('The server’s process', function () {
  this.timeout(120_000);
  let folder: string;
  const servers: ServerProcess[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-stop-'));
    await fillFolder(folder);
  });

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.kill9();
    await rm(folder, { recursive: true });
  });

  async function started(port?: number): Promise<ServerProcess> {
    const server = await startServer({ dataDir: folder, port, env });
    servers.push(server);
    return server;
  }

  it('finishes on SIGTERM what it has begun, in time, and nothing is lost or doubled', async () => {
    const connector = await RecordingConnector.start();
    connector.treat = () => ({ delayMs: 1_500 });
    const server = await started();
    const customers = Array.from({ length: 10 }, (_, index) => {
      return new ChannelCustomer({ url: server.url, connector, name: `customer ${index}` });
    });
    await Promise.all(customers.map((customer) => customer.say('hello')));
    const begunAt = performance.now();
    expect(await server.stop()).to.equal(0);
    expect(performance.now() - begunAt).to.be.lessThan(LONGEST_STOP_MS);
    await started();
    const taken = () =>
      customers.map(({ conversationId }) => connector.taken(conversationId).length);
    await until('every answer', () => taken().every((count) => count > 0));
    await connector.close();
    expect(taken()).to.deep.equal(customers.map(() => 1));
  });

  it('stops in time though a channel hangs and pages are open, and sends those elsewhere', async () => {
    const connector = await RecordingConnector.start();
    connector.treat = () => ({ status: 'never' });
    const server = await started();
    const ann = new ChannelCustomer({ ...{ url: server.url, connector }, name: 'ann' });
    await ann.say('hello');
    await until('the hanging request', () => connector.deliveries.items.length > 0);
    const bob = await DirectLineClient.enter(server.url);
    await bob.received.until('a welcome', () => bob.heard.length > 0);
    const begunAt = performance.now();
    expect(await server.stop()).to.equal(0);
    expect(performance.now() - begunAt).to.be.lessThan(LONGEST_STOP_MS);
    const again = await started(server.port);
    await bob.say('are you back?');
    await bob.received.until('an answer', () => bob.heard.length > 1);
    bob.leave();
    await again.kill9();
    await connector.close();
  });

  describe('without its database', () => {
    let nobody: Server;

    beforeEach(async () => {
      // Takes connections and never says a word, as behind a firewall that drops.
      nobody = createServer().listen(0, '127.0.0.1');
      await once(nobody, 'listening');
    });

    afterEach(() => nobody.close());

    it('says what is wrong without the password, waits, and ends at once on SIGTERM', async () => {
      const address = nobody.address();
      const databasePort = typeof address === 'object' ? address?.port : 0;
      const server = new ServerProcess({
        ...{ dataDir: folder, port: await freePort() },
        env: {
          ...env,
          MONGODB_URI: `mongodb://ann:secret@127.0.0.1:${databasePort}/?replicaSet=rs0`,
        },
      });
      servers.push(server);
      await until('it to say so', () => server.output.includes('database did not answer'));
      expect(server.output).to.include(`MongoDB at 127.0.0.1:${databasePort}`);
      expect(server.output).to.not.include('secret');
      expect((await fetch(`${server.url}/healthz`)).status).to.equal(200);
      expect((await fetch(`${server.url}/readyz`)).status).to.equal(503);
      const message = await fetch(`${server.url}/api/messages`, { method: 'POST', body: '{}' });
      expect([message.status, message.headers.get('retry-after')]).to.deep.equal([503, '1']);
      const begunAt = performance.now();
      expect(await server.stop()).to.equal(0);
      expect(performance.now() - begunAt).to.be.lessThan(2_000);
    });
  });
});
