import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { ActivityStream } from './activityStream.ts';
import { refusalOf } from './answer.ts';
import { DirectLineError } from './directLineError.ts';
import type { DirectLineLimits, DirectLineParts } from './parts.ts';
import { baseUrlOf, watermarkOf } from './request.ts';
import { type Bearer, type DirectLineTokens, recordIdOf } from './tokens.ts';
import type { TranscriptView } from './transcriptView.ts';

const STREAM_PATH = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;

/** Close code for clients of a server that stops (RFC 6455 registry): come back, maybe to another. */
const SERVICE_RESTART = 1012;

interface StreamHubParts extends Pick<DirectLineParts, 'events' | 'typing'> {
  readonly view: TranscriptView;
  readonly tokens: DirectLineTokens;
  readonly limits: DirectLineLimits;
  readonly publicUrl: string | undefined;
  readonly reportFailure: (error: unknown) => void;
  readonly now: () => Date;
}

/** The open streams, by our record's id of their conversation. */
export class StreamHub {
  readonly #parts: StreamHubParts;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 });
  readonly #streams = new Map<string, Set<ActivityStream>>();
  readonly #stops: (() => void)[];

  constructor(parts: StreamHubParts) {
    this.#parts = parts;
    const pings = setInterval(() => {
      for (const stream of this.#all()) stream.checkAlive();
    }, parts.limits.streamPingSeconds * 1000);
    pings.unref();
    this.#stops = [
      () => clearInterval(pings),
      parts.events.subscribe(
        ({ event }) => {
          if (event.type !== 'messageStored') return;
          const { conversationId, seq } = event;
          for (const stream of this.#streams.get(conversationId) ?? []) void stream.catchUp(seq);
        },
        () => {
          for (const stream of this.#all()) void stream.catchUp();
        },
      ),
      parts.typing.toCustomer((typing) => {
        for (const stream of this.#streams.get(typing.conversationId) ?? []) {
          stream.showTyping(typing, parts.now());
        }
      }),
    ];
  }

  /** Takes the upgrade if its path is a stream's; false: it is somebody else's. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const url = new URL(request.url ?? '/', 'http://local');
    const conversationId = STREAM_PATH.exec(url.pathname)?.[1];
    if (conversationId === undefined) return false;
    socket.on('error', () => socket.destroy());
    void this.#open(request, socket, head, url, conversationId);
    return true;
  }

  /** Closes all streams; clients come back to whoever listens then. */
  close(): void {
    for (const stop of this.#stops) stop();
    for (const stream of this.#all()) stream.close(SERVICE_RESTART);
    this.#sockets.close();
  }

  async #open(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    url: URL,
    conversationId: string,
  ): Promise<void> {
    try {
      const token = url.searchParams.get('t') ?? '';
      const bearer = await this.#parts.tokens.read(token, ['stream', 'directline']);
      if (bearer.conversationId !== conversationId) {
        throw new DirectLineError('NotFound', 'There is no such conversation.');
      }
      const seq = watermarkOf(url.searchParams);
      this.#sockets.handleUpgrade(request, socket, head, (opened) => {
        this.#add(opened, bearer, seq, baseUrlOf(request, this.#parts.publicUrl));
      });
    } catch (error) {
      const shown = refusalOf(error);
      if (shown !== error) this.#parts.reportFailure(error);
      const { status } = shown;
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    }
  }

  #add(socket: WebSocket, bearer: Bearer, seq: number, baseUrl: string): void {
    const { view, limits, reportFailure } = this.#parts;
    const stream = new ActivityStream({ socket, view, bearer, baseUrl, seq, reportFailure });
    const recordId = recordIdOf(bearer);
    const siblings = this.#streams.get(recordId) ?? new Set();
    this.#streams.set(recordId, siblings.add(stream));
    const [oldest] = siblings;
    if (siblings.size > limits.streams) oldest?.close();
    socket.on('close', () => {
      siblings.delete(stream);
      if (siblings.size === 0 && this.#streams.get(recordId) === siblings) {
        this.#streams.delete(recordId);
      }
    });
    void stream.catchUp();
  }

  #all(): ActivityStream[] {
    return [...this.#streams.values()].flatMap((streams) => [...streams]);
  }
}
