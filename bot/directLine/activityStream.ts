import { WebSocket } from 'ws';
import type { TypingToCustomer } from './parts.ts';
import type { Bearer } from './tokens.ts';
import { type TranscriptView, typingView } from './transcriptView.ts';

/** Close code for a client that has to come back ("try again later", RFC 6455 registry). */
const TRY_AGAIN_LATER = 1013;

/**
 * One client's WebSocket on its conversation. It follows the transcript by `seq`: being told that
 * something is new only makes it read on from where it was, so nothing is lost or sent twice.
 */
export class ActivityStream {
  readonly #socket: WebSocket;
  readonly #view: TranscriptView;
  readonly #bearer: Bearer;
  readonly #baseUrl: string;
  readonly #reportFailure: (error: unknown) => void;
  #seq: number;
  #reading = false;
  #moreCame = false;
  #alive = true;

  constructor(parts: {
    readonly socket: WebSocket;
    readonly view: TranscriptView;
    readonly bearer: Bearer;
    readonly baseUrl: string;
    /** Where the client is: it has everything up to this. */
    readonly seq: number;
    readonly reportFailure: (error: unknown) => void;
  }) {
    this.#socket = parts.socket;
    this.#view = parts.view;
    this.#bearer = parts.bearer;
    this.#baseUrl = parts.baseUrl;
    this.#seq = parts.seq;
    this.#reportFailure = parts.reportFailure;
    this.#socket.on('pong', () => {
      this.#alive = true;
    });
    this.#socket.on('message', () => {
      this.#alive = true;
    });
    this.#socket.on('error', () => this.#socket.terminate());
  }

  /** Sends what the transcript has beyond the client's place; `seq`: the last that is known to be there. */
  async catchUp(seq = Number.POSITIVE_INFINITY): Promise<void> {
    if (seq <= this.#seq) return;
    this.#moreCame = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#moreCame && this.#open) {
        this.#moreCame = false;
        await this.#sendRest();
      }
    } catch (error) {
      this.#reportFailure(error);
      this.#socket.close(TRY_AGAIN_LATER);
    } finally {
      this.#reading = false;
    }
  }

  /** Shows that somebody types, unless the client is behind. */
  showTyping(typing: TypingToCustomer, now: Date): void {
    if (!this.#open || this.#reading || this.#socket.bufferedAmount > 0) return;
    const watermark = String(this.#seq);
    this.#socket.send(
      JSON.stringify({ activities: [typingView(typing, this.#bearer, now)], watermark }),
    );
  }

  /** Ends the connection of a client that did not answer the last ping, and pings the others. */
  checkAlive(): void {
    if (!this.#open) return;
    if (!this.#alive) {
      this.#socket.terminate();
      return;
    }
    this.#alive = false;
    this.#socket.ping();
    this.#socket.send('');
  }

  /** Asks the client to come back. */
  close(code = TRY_AGAIN_LATER): void {
    this.#socket.close(code);
  }

  async #sendRest(): Promise<void> {
    while (this.#open) {
      const { isLast, ...set } = await this.#view.after(this.#seq, this.#bearer, this.#baseUrl);
      this.#seq = Number(set.watermark);
      if (set.activities.length > 0) await this.#send(set);
      if (isLast) return;
    }
  }

  /** Waits until the frame has left us, so that a slow client is owed one page at most. */
  #send(frame: object): Promise<void> {
    return new Promise((resolve) => this.#socket.send(JSON.stringify(frame), () => resolve()));
  }

  get #open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }
}
