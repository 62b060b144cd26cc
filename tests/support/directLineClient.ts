import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { type Doors, doorsOf } from './doors.ts';
import { GrowingList } from './growingList.ts';
import type { JsonAnswer } from './persistence.ts';

/** A message that a client was promised is stored. */
export interface Acknowledged {
  readonly text: string;
  /** What the server calls it. */
  readonly id: string;
  /** How often it had to be sent. */
  readonly attempts: number;
}

/** An activity as it came over the stream. */
export interface StreamedActivity {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly from: { readonly id: string; readonly name: string; readonly role: string };
  readonly channelData?: { readonly clientActivityID?: string };
}

/** Who comes in, and in which language. */
export interface EntranceOptions {
  readonly locale?: string;
  /** Chosen by the shop's site, which shows the server's `DIRECT_LINE_SECRET`. */
  readonly user?: { readonly id: string; readonly name?: string };
  readonly secret?: string;
  /** Makes the client leave. */
  readonly signal?: AbortSignal;
}

interface Entrance {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
}

/**
 * A customer's client on the local Direct Line. It repeats what was not acknowledged under the same
 * `clientActivityID`, comes back to the stream where it left, and keeps a journal of both.
 */
export class DirectLineClient {
  readonly conversationId: string;
  readonly userId: string;
  /** What it was promised, in the order in which it said it. */
  readonly journal: Acknowledged[] = [];
  /** Everything that came over the stream, its own messages included, but not typing. */
  readonly received = new GrowingList<StreamedActivity>();
  readonly #doors: Doors;
  readonly #left = new AbortController();
  #token: string;
  #socket: WebSocket | undefined;
  /** The instance that the stream comes from. */
  #streamsFrom = '';
  #watermark = '';

  private constructor(doors: Doors, entrance: Entrance, userId: string) {
    this.#doors = doors;
    this.conversationId = entrance.conversationId;
    this.#token = entrance.token;
    this.userId = userId;
    this.#follow(entrance.streamUrl);
  }

  /** Opens a conversation: as somebody whom the shop's secret vouches for, or anonymously. */
  static async enter(at: string | Doors, options: EntranceOptions = {}): Promise<DirectLineClient> {
    const { locale = 'en', user, secret, signal } = options;
    const doors = doorsOf(at);
    const post = (path: string, credential?: string, json?: object) =>
      doors.ask(
        { method: 'POST', path: `/v3/directline/${path}`, token: credential, json },
        signal,
      );
    const generated = await post('tokens/generate', secret, user && { user });
    const { token, userId } = bodyOf<{ token: string; userId: string }>(generated);
    const entrance = bodyOf<Entrance>(await post('conversations', token, { locale }));
    const client = new DirectLineClient(doors, entrance, userId);
    signal?.addEventListener('abort', () => client.leave());
    return client;
  }

  /** What it shows that it may speak. */
  get token(): string {
    return this.#token;
  }

  /**
   * Says something; resolves when it is acknowledged. One message at a time keeps their order. The
   * signal makes it give up, not knowing whether it was heard.
   */
  async say(
    text: string,
    clientActivityID: string = randomUUID(),
    signal?: AbortSignal,
  ): Promise<Acknowledged> {
    const answer = await this.#doors.ask(
      {
        method: 'POST',
        path: `/v3/directline/conversations/${this.conversationId}/activities`,
        token: this.#token,
        json: { type: 'message', text, channelData: { clientActivityID } },
      },
      signal ? AbortSignal.any([signal, this.#left.signal]) : this.#left.signal,
    );
    // Where requests are not answered, nothing will come over the stream.
    if (this.#streamsFrom !== this.#doors.url) this.#socket?.terminate();
    const { attempts } = answer;
    const said = { text, id: bodyOf<{ id: string }>(answer).id, attempts };
    this.journal.push(said);
    return said;
  }

  /** What the bot and the agents have said to this customer. */
  get heard(): readonly StreamedActivity[] {
    return this.received.items.filter(({ from }) => from.role === 'bot');
  }

  /** Closes the page. */
  leave(): void {
    this.#left.abort();
    this.#socket?.terminate();
  }

  #follow(streamUrl: string): void {
    const socket = new WebSocket(streamUrl);
    this.#socket = socket;
    this.#streamsFrom = this.#doors.url;
    socket.on('message', (data) => this.#take(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      if (!this.#left.signal.aborted) void this.#comeBack();
    });
  }

  /** A refusal is not caught: it fails the test. */
  async #comeBack(): Promise<void> {
    const conversation = `/v3/directline/conversations/${this.conversationId}`;
    const path = `${conversation}?watermark=${this.#watermark}`;
    const { signal } = this.#left;
    try {
      const answer = await this.#doors.ask({ method: 'GET', path, token: this.#token }, signal);
      const { token, streamUrl } = bodyOf<Entrance>(answer);
      this.#token = token;
      this.#follow(streamUrl);
    } catch (error) {
      if (!this.#left.signal.aborted) throw error;
    }
  }

  #take(frame: string): void {
    if (frame === '') return;
    const { activities, watermark } = JSON.parse(frame) as {
      readonly activities: readonly StreamedActivity[];
      readonly watermark: string;
    };
    this.#watermark = watermark;
    this.received.add(...activities.filter(({ type }) => type !== 'typing'));
  }
}

function bodyOf<T>({ status, body }: JsonAnswer): T {
  if (status >= 400) throw new Error(`Direct Line answered ${status}: ${JSON.stringify(body)}`);
  return body as T;
}
