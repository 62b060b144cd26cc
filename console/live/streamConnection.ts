import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { StreamMessage, StreamRequest } from '../wire.ts';
import type { Frame } from './recentEvents.ts';
import type { StreamTiming } from './streamTiming.ts';

/** What a slow client may leave unread, in bytes; then it is cut off and catches up by its cursor. */
const MAX_BUFFERED_BYTES = 1024 * 1024;
/** Between two signals of typing that we pass on, in milliseconds. */
const TYPING_PAUSE_MS = 500;

const request: z.ZodType<StreamRequest> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pong') }),
  z.strictObject({ kind: z.literal('typing'), conversationId: z.string().min(1).max(100) }),
]);

/** Why we close a stream (RFC 6455 section 7.4; from 4000 on our own). */
export const CLOSE = {
  goingAway: 1001,
  badFrame: 1007,
  failed: 1011,
  tooSlow: 4008,
  signedOut: 4401,
  frozen: 4408,
  badCursor: 4400,
} as const;

/** What a connection is made of. */
export interface StreamConnectionParts {
  readonly socket: WebSocket;
  readonly timing: StreamTiming;
  /** The client says that its agent types. */
  readonly onTyping: (conversationId: string) => void;
}

/** One open live stream: frames out within bounds, pings that want pongs, checked frames in. */
export class StreamConnection {
  readonly #socket: WebSocket;
  readonly #timing: StreamTiming;
  readonly #onTyping: (conversationId: string) => void;
  readonly #pings: NodeJS.Timeout;
  #deadline: NodeJS.Timeout | undefined;
  #typedAt = 0;

  constructor({ socket, timing, onTyping }: StreamConnectionParts) {
    this.#socket = socket;
    this.#timing = timing;
    this.#onTyping = onTyping;
    this.#pings = setInterval(() => this.#ping(), timing.pingMs);
    socket.on('message', (data, isBinary) => this.#take(isBinary ? '' : String(data)));
    socket.on('close', () => this.#stop());
    // A broken connection closes too, and that is all there is to do about it.
    socket.on('error', () => undefined);
  }

  /** Sends a message; false when there is no one to send to any more. */
  send(message: StreamMessage): boolean {
    return this.#write(JSON.stringify(message));
  }

  /** Sends events; resolves when the last of them has left for the network. */
  async sendFrames(frames: readonly Frame[]): Promise<void> {
    for (const { json } of frames.slice(0, -1)) this.#write(json);
    const last = frames.at(-1);
    if (last) await new Promise<void>((resolve) => this.#write(last.json, resolve));
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  #write(text: string, done?: () => void): boolean {
    const socket = this.#socket;
    const open = socket.readyState === socket.OPEN;
    if (open && socket.bufferedAmount > MAX_BUFFERED_BYTES) this.#cutOff(CLOSE.tooSlow, 'too slow');
    if (!open || socket.readyState !== socket.OPEN) {
      done?.();
      return false;
    }
    socket.send(text, () => done?.());
    return true;
  }

  #ping(): void {
    this.send({ kind: 'ping' });
    this.#deadline ??= setTimeout(
      () => this.#cutOff(CLOSE.frozen, 'no pong'),
      this.#timing.patienceMs,
    );
  }

  #take(text: string): void {
    const frame = request.safeParse(parsedJson(text));
    if (!frame.success) {
      this.close(CLOSE.badFrame, 'not a frame that we know');
    } else if (frame.data.kind === 'pong') {
      clearTimeout(this.#deadline);
      this.#deadline = undefined;
    } else if (performance.now() - this.#typedAt >= TYPING_PAUSE_MS) {
      this.#typedAt = performance.now();
      this.#onTyping(frame.data.conversationId);
    }
  }

  /** Who doesn't read won't answer our close frame either. */
  #cutOff(code: number, reason: string): void {
    this.#socket.close(code, reason);
    this.#socket.terminate();
  }

  #stop(): void {
    clearInterval(this.#pings);
    clearTimeout(this.#deadline);
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
