import { WebSocket } from 'ws';
import type { StreamMessage } from '../../console/wire.ts';

/** How a client opens the live stream. */
export interface LiveOptions {
  readonly since?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly protocols?: readonly string[];
  /** Answers pings; true by default. */
  readonly pongs?: boolean;
}

/** A client of the live stream that remembers all it was sent. */
export class LiveClient {
  readonly received: StreamMessage[] = [];
  readonly socket: WebSocket;
  /** Resolves with the code of the close. */
  readonly closed: Promise<number>;
  /** Resolves with the HTTP status of a refused opening. */
  readonly refused: Promise<number>;
  #waiting: { readonly wants: () => boolean; readonly resolve: () => void }[] = [];

  constructor(root: string, { since, headers = {}, protocols = [], pongs = true }: LiveOptions) {
    const query = since === undefined ? '' : `?since=${encodeURIComponent(since)}`;
    const socket = new WebSocket(`${root}/api/v1/stream${query}`, [...protocols], { headers });
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.on('close', resolve));
    this.refused = new Promise((resolve) => {
      socket.on('unexpected-response', (request, response) => {
        resolve(response.statusCode ?? 0);
        request.destroy();
      });
    });
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as StreamMessage;
      if (message.kind === 'ping') {
        if (pongs) this.send({ kind: 'pong' });
      }
      this.received.push(message);
      for (const { wants, resolve } of this.#waiting) if (wants()) resolve();
    });
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** Resolves once what was received satisfies the condition. */
  async until(condition: (received: readonly StreamMessage[]) => boolean): Promise<void> {
    if (condition(this.received)) return;
    await new Promise<void>((resolve) => {
      this.#waiting = [...this.#waiting, { wants: () => condition(this.received), resolve }];
    });
  }

  /** Resolves once all events until now have come. */
  ready(): Promise<void> {
    return this.until((received) => received.some(({ kind }) => kind === 'ready'));
  }

  /** Resolves once so many events have come. */
  events(count: number): Promise<void> {
    return this.until(() => this.cursors.length >= count);
  }

  /** The cursors of the events, as they came. */
  get cursors(): string[] {
    return this.received.flatMap((one) => (one.kind === 'event' ? [one.cursor] : []));
  }

  /** The kinds of the events, as they came. */
  get types(): string[] {
    return this.received.flatMap((one) => (one.kind === 'event' ? [one.event.type] : []));
  }

  abandon(): void {
    this.socket.terminate();
  }
}
