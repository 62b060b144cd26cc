import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import restify from 'restify';
import type { Log } from './log.ts';

/** Takes an upgrade; false: it is somebody else's. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The process's one HTTP server, before it listens. */
export interface ShopServer {
  readonly restify: restify.Server;
  onUpgrade(handler: UpgradeHandler): void;
  listen(port: number, host: string): Promise<RunningServer>;
}

/** Makes the server, with its health doors: `/healthz` (it runs) and `/readyz` (it can work). */
export function createServer(parts: {
  readonly log: Log;
  /** Rejects while the server can't work. */
  readonly isReady: () => Promise<void>;
}): ShopServer {
  const server = restify.createServer({ name: 'Baton', strictNext: true });
  server.on('restifyError', (_request, _response, error, done) => {
    const { code = 'error', message } = error.body ?? error;
    error.toJSON = () => ({ error: { code: lowerFirst(String(code)), message } });
    error.toString = () => String(message);
    return done();
  });
  server.get('/healthz', async (_request, response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request, response) => {
    try {
      await parts.isReady();
      response.send(200, { status: 'ready' });
    } catch (error) {
      parts.log.error({ err: error }, 'store did not answer');
      response.send(503, { status: 'store unavailable' });
    }
  });
  return {
    restify: server,
    onUpgrade(handler) {
      server.server.on('upgrade', (request, socket, head) => {
        if (!handler(request, socket, head)) socket.destroy();
      });
    },
    listen: (port, host) => listen(server, port, host),
  };
}

function listen(server: restify.Server, port: number, host: string): Promise<RunningServer> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: chosen } = server.server.address() as AddressInfo;
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`,
        close: () =>
          new Promise((done) => {
            server.server.close(() => done());
            server.server.closeIdleConnections();
          }),
      });
    });
  });
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
