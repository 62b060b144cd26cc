import type { EventAnswer, StreamMessage, StreamRequest } from '../../../wire.ts';
import { Observable } from '../state/observable.ts';
import { backoffMs } from './backoff.ts';

/** `connecting`: the first time; `lost`: it was there, or could not be had. */
export type Connection = 'connecting' | 'connected' | 'lost';

/** What a stream tells its owner. */
export interface LiveStreamParts {
  /** The address for a cursor. */
  readonly address: (cursor: string | undefined) => string;
  /** The cursor to go on from, kept over reloads. */
  readonly cursor: { get(): string | undefined; set(cursor: string | undefined): void };
  readonly onEvent: (event: EventAnswer) => void;
  readonly onTyping: (conversationId: string, from: 'customer' | 'agent') => void;
  /** All events until now have been told. */
  readonly onReady: () => void;
  /** An attempt failed: the moment to find out whether we're still signed in. */
  readonly onFailure: () => void;
}

/** The server pings every few seconds: longer silence means a dead connection. */
const SILENCE_MS = 20_000;
/** The close code of a stream whose cursor the server doesn't know (any more). */
const BAD_CURSOR = 4400;
/** After so many failures in a row the cursor itself may be what the server refuses. */
const FAILURES_UNTIL_FRESH = 5;

/** Keeps one WebSocket to the event stream open, from cursor to cursor, until stopped. */
export class LiveStream {
  readonly connection = new Observable<Connection>('connecting');
  readonly #parts: LiveStreamParts;
  #socket: WebSocket | undefined;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(parts: LiveStreamParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#stopped = false;
    addEventListener('online', this.#connectNow);
    document.addEventListener('visibilitychange', this.#connectNow);
    this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    removeEventListener('online', this.#connectNow);
    document.removeEventListener('visibilitychange', this.#connectNow);
    this.#drop();
  }

  /** Sends if connected; says whether it did. */
  send(message: StreamRequest): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #connect(): void {
    this.#drop();
    const socket = new WebSocket(this.#parts.address(this.#parts.cursor.get()));
    this.#socket = socket;
    this.#listenForSilence();
    socket.addEventListener('message', (message) => {
      if (socket !== this.#socket) return;
      this.#listenForSilence();
      this.#take(JSON.parse(String(message.data)) as StreamMessage);
    });
    socket.addEventListener('close', ({ code }) => {
      if (socket !== this.#socket) return;
      if (code === BAD_CURSOR) this.#parts.cursor.set(undefined);
      this.#lost();
    });
  }

  #take(message: StreamMessage): void {
    switch (message.kind) {
      case 'ping':
        this.send({ kind: 'pong' });
        break;
      case 'typing':
        this.#parts.onTyping(message.conversationId, message.from);
        break;
      case 'event':
        this.#parts.onEvent(message);
        this.#parts.cursor.set(message.cursor);
        break;
      case 'ready':
        this.#failures = 0;
        if (message.cursor !== null) this.#parts.cursor.set(message.cursor);
        this.connection.set('connected');
        this.#parts.onReady();
        break;
    }
  }

  #lost(): void {
    this.#drop();
    if (this.#stopped) return;
    this.#failures += 1;
    if (this.#failures % FAILURES_UNTIL_FRESH === 0) this.#parts.cursor.set(undefined);
    this.connection.set('lost');
    this.#parts.onFailure();
    this.#retry = setTimeout(() => this.#connect(), backoffMs(this.#failures));
  }

  readonly #connectNow = (): void => {
    if (this.#retry === undefined || document.visibilityState === 'hidden') return;
    this.#connect();
  };

  #listenForSilence(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), SILENCE_MS);
  }

  #drop(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#retry = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }
}
