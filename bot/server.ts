import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import restify from 'restify';
import { withinTime } from './withinTime.ts';

/** How long the database may take to tell that it is there, in milliseconds. */
const READY_TIMEOUT_MS = 2_000;
/** When those who are refused are asked to come again, in seconds. */
const RETRY_AFTER_SECONDS = 1;
/** Between two looks for connections that have become idle while the server closes, in milliseconds. */
const IDLE_LOOK_MS = 50;
/** The doors that answer whatever the state. */
const HEALTH_DOORS = ['/healthz', '/readyz'];

/** Takes an upgrade; false: it is somebody else's. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/** What is behind the gate. */
export interface Inside {
  /** Rejects while the server can't work. */
  readonly isReady: () => Promise<void>;
  readonly handleUpgrade: UpgradeHandler;
}

/** The process's one HTTP server, with a gate that is shut at first. */
export interface ShopServer {
  readonly restify: restify.Server;
  /** Shut, for this reason: only `/healthz` (200) and `/readyz` (503) answer, all else is 503. */
  shut(reason: string): void;
  /** Lets everything through to the doors that have been mounted meanwhile. */
  open(inside: Inside): void;
  listen(port: number, host: string): Promise<RunningServer>;
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /** Takes no more connections, and ends those that are left after the grace, in milliseconds. */
  close(graceMs: number): Promise<void>;
}

/** Makes the server, with its health doors: `/healthz` (it runs) and `/readyz` (it can work). */
export function createServer(): ShopServer {
  const server = restify.createServer({ name: 'Baton', strictNext: true });
  let refused: string | undefined = 'starting';
  let inside: Inside | undefined;
  answerErrorsInJson(server);
  server.pre((request, response, next) => {
    if (refused === undefined || HEALTH_DOORS.includes(request.path())) return next();
    response.header('Retry-After', String(RETRY_AFTER_SECONDS));
    // The body is not read, and the next request may find another instance.
    response.header('Connection', 'close');
    response.send(503, unavailable(refused));
    request.resume();
    return next(false);
  });
  server.get('/healthz', async (_request, response) => {
    response.send(200, { status: 'ok' });
  });
  server.get('/readyz', async (_request, response) => {
    const reason = refused ?? (await obstacle(inside));
    if (reason === undefined) response.send(200, { status: 'ready' });
    else response.send(503, { status: reason });
  });
  server.server.on('upgrade', (request, socket, head) => {
    if (refused !== undefined) refuseUpgrade(socket, refused);
    else if (!inside?.handleUpgrade(request, socket, head)) socket.destroy();
  });
  return {
    restify: server,
    shut(reason) {
      refused = reason;
    },
    open(opened) {
      inside = opened;
      refused = undefined;
    },
    listen: (port, host) => listen(server, port, host),
  };
}

/** Why the server can't work at this moment; undefined: it can. */
async function obstacle(inside: Inside | undefined): Promise<string | undefined> {
  try {
    if (inside) await withinTime(inside.isReady(), READY_TIMEOUT_MS, 'The database');
    return undefined;
  } catch {
    return 'store unavailable';
  }
}

function unavailable(reason: string) {
  return { error: { code: 'unavailable', message: `Not at work (${reason}); come again` } };
}

function refuseUpgrade(socket: Duplex, reason: string): void {
  socket.on('error', () => socket.destroy());
  const body = JSON.stringify(unavailable(reason));
  socket.end(
    [
      'HTTP/1.1 503 Service Unavailable',
      `Retry-After: ${RETRY_AFTER_SECONDS}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

function answerErrorsInJson(server: restify.Server): void {
  server.on('restifyError', (_request, _response, error, done) => {
    const { code = 'error', message } = error.body ?? error;
    error.toJSON = () => ({ error: { code: lowerFirst(String(code)), message } });
    error.toString = () => String(message);
    return done();
  });
}

function listen(server: restify.Server, port: number, host: string): Promise<RunningServer> {
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: chosen } = server.server.address() as AddressInfo;
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`,
        close: (graceMs) => close(server, sockets, graceMs),
      });
    });
  });
}

async function close(
  server: restify.Server,
  sockets: ReadonlySet<Socket>,
  graceMs: number,
): Promise<void> {
  const { server: http } = server;
  const idle = setInterval(() => http.closeIdleConnections(), IDLE_LOOK_MS);
  const end = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, graceMs);
  await new Promise<void>((done) => {
    http.close(() => done());
  });
  clearInterval(idle);
  clearTimeout(end);
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
