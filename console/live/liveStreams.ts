import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Sessions, SignedIn } from '../accounts/sessions.ts';
import { faultOf, INTERNAL_ERROR, refusalOf } from '../api/errorAnswer.ts';
import type { ConsoleParts } from '../consoleParts.ts';
import type { EventTail } from './eventTail.ts';
import { keepPresence } from './presenceKeeper.ts';
import { CLOSE, StreamConnection } from './streamConnection.ts';
import { openingOf, STREAM_PROTOCOL, type StreamOpening } from './streamHandshake.ts';
import { STREAM_TIMING, type StreamTiming } from './streamTiming.ts';

const PATH = '/api/v1/stream';
/** Longest frame of a client, in bytes. */
const MAX_FRAME_BYTES = 4096;

/** What the live streams are made of. */
export interface LiveStreamsParts extends ConsoleParts {
  readonly sessions: Sessions;
  readonly tail: EventTail;
}

interface OpenStream {
  readonly caller: SignedIn;
  readonly connection: StreamConnection;
}

/** The live streams of this instance: events from the log and typing out, presence kept while they are open. */
export class LiveStreams {
  readonly #parts: LiveStreamsParts;
  readonly #timing: StreamTiming;
  readonly #server: WebSocketServer;
  readonly #open = new Set<OpenStream>();
  readonly #stopTyping: () => void;
  readonly #keepAlive: NodeJS.Timeout;

  constructor(parts: LiveStreamsParts) {
    this.#parts = parts;
    this.#timing = { ...STREAM_TIMING, ...parts.streamTiming };
    this.#server = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_FRAME_BYTES,
      handleProtocols: (offered) => (offered.has(STREAM_PROTOCOL) ? STREAM_PROTOCOL : false),
    });
    this.#stopTyping = parts.typing.subscribe(({ conversationId, from }) => {
      if (from !== 'customer') return;
      for (const { connection } of this.#open) {
        connection.send({ kind: 'typing', conversationId, from });
      }
    });
    this.#keepAlive = setInterval(() => {
      this.#keepAll().catch(this.#report);
    }, this.#timing.keepAliveMs);
  }

  /** Takes over a request for the live stream; false when it is for somebody else. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const path = request.url?.split('?', 1)[0];
    if (path !== PATH) return false;
    // Until it is a WebSocket nobody else listens, and an error nobody listens to ends the process.
    socket.on('error', () => socket.destroy());
    this.#upgrade(request, socket, head).catch((error: unknown) => {
      const refusal = refusalOf(error);
      if (!refusal) this.#report(error);
      refuseUpgrade(socket, refusal ?? INTERNAL_ERROR);
    });
    return true;
  }

  async close(): Promise<void> {
    clearInterval(this.#keepAlive);
    this.#stopTyping();
    const closed = [...this.#server.clients].map((socket) => closedSocket(socket));
    for (const { connection } of this.#open) connection.close(CLOSE.goingAway, 'server stops');
    this.#server.close();
    await Promise.all(closed);
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { sessions } = this.#parts;
    const opening = await openingOf(request, { sessions });
    this.#server.handleUpgrade(request, socket, head, (client) => this.#begin(client, opening));
  }

  #begin(socket: WebSocket, { caller, since }: StreamOpening): void {
    const connection = new StreamConnection({
      socket,
      timing: this.#timing,
      onTyping: (conversationId) => {
        this.#typing(caller, conversationId).catch(this.#report);
      },
    });
    const stream = { caller, connection };
    this.#open.add(stream);
    const unfollow = this.#parts.tail.follow(since, {
      send: (frames) => connection.sendFrames(frames),
      caughtUp: (cursor) => connection.send({ kind: 'ready', cursor }),
      failed: (error) => this.#failed(connection, error),
    });
    socket.on('close', () => {
      unfollow();
      this.#open.delete(stream);
    });
    this.#keep(caller).catch(this.#report);
  }

  /** Only who has the conversation types to its customer. */
  async #typing({ account }: SignedIn, conversationId: string): Promise<void> {
    const conversation = await this.#parts.store.conversation(conversationId);
    if (conversation?.agentId !== account.id) return;
    const { id, name } = account;
    this.#parts.typing.publish({ conversationId, from: 'agent', agent: { id, name } });
  }

  /** Closes the streams whose sessions have ended, and keeps the presence of the other streams' agents. */
  async #keepAll(): Promise<void> {
    const agents = new Map<string, SignedIn>();
    for (const { caller, connection } of this.#open) {
      const signedIn = await this.#parts.sessions.byId(caller.session.id);
      if (signedIn) agents.set(signedIn.account.id, signedIn);
      else connection.close(CLOSE.signedOut, 'signed out');
    }
    await Promise.all([...agents.values()].map((caller) => this.#keep(caller)));
  }

  async #keep({ account }: SignedIn): Promise<void> {
    if (!account.roles.includes('agent')) return;
    await keepPresence(account.id, { ...this.#parts, graceMs: this.#timing.graceMs });
  }

  #failed(connection: StreamConnection, error: unknown): void {
    const code = refusalOf(error)?.answer.error.code;
    // With either, the client reads everything anew and goes on from the end.
    const isLost = code === 'badCursor' || code === 'cursorExpired';
    if (!isLost) this.#report(error);
    connection.close(isLost ? CLOSE.badCursor : CLOSE.failed, isLost ? 'no such cursor' : '');
  }

  /** A store that is away is told once by whoever watches it, not by each stream. */
  readonly #report = (error: unknown): void => {
    if (refusalOf(error)?.status === 503) return;
    this.#parts.log.error(faultOf(error), 'live stream failed');
  };
}

function refuseUpgrade(
  socket: Duplex,
  { status, answer }: { readonly status: number; readonly answer: object },
): void {
  const body = JSON.stringify(answer);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

/** Clients that don't answer the close frame are not waited for. */
function closedSocket(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => socket.terminate(), 1000);
    socket.once('close', () => {
      clearTimeout(patience);
      resolve();
    });
  });
}
