import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import type {
  ErrorAnswer,
  EventAnswer,
  ListAnswer,
  MessageAnswer,
  SessionAnswer,
  StreamMessage,
} from '../../console/wire.ts';
import { GrowingList } from './growingList.ts';
import { persistently } from './persistence.ts';

/** A request that the API refused. */
export class ConsoleRefusal extends Error {
  override readonly name = 'ConsoleRefusal' as const;
  readonly status: number;
  readonly code: string;

  constructor(request: string, status: number, answer: ErrorAnswer | undefined) {
    super(`${request} was refused with ${status}: ${JSON.stringify(answer)}`);
    this.status = status;
    this.code = answer?.error.code ?? '';
  }
}

/**
 * Somebody who is signed in to the console. It repeats requests that were not answered; a message of
 * an agent keeps its `clientMessageId` then.
 */
export class ConsoleClient {
  readonly accountId: string;
  /** The agent's messages that the server has promised to deliver. */
  readonly journal: MessageAnswer[] = [];
  /** The events that came over the live stream, once `follow` was called. */
  readonly events = new GrowingList<EventAnswer>();
  readonly #url: string;
  readonly #token: string;
  readonly #left = new AbortController();
  #socket: WebSocket | undefined;
  #cursor: string | undefined;

  private constructor(url: string, { token, me }: SessionAnswer) {
    this.#url = url;
    this.#token = token;
    this.accountId = me.id;
  }

  /** Signs in; the signal makes the client leave. */
  static async signIn(
    url: string,
    { email, password }: { readonly email: string; readonly password: string },
    signal?: AbortSignal,
  ): Promise<ConsoleClient> {
    const answer = await persistently(
      { method: 'POST', url: `${url}/api/v1/session`, json: { email, password } },
      signal,
    );
    if (answer.status !== 201) {
      throw new ConsoleRefusal('POST /session', answer.status, answer.body as ErrorAnswer);
    }
    const client = new ConsoleClient(url, answer.body as SessionAnswer);
    signal?.addEventListener('abort', () => client.leave());
    return client;
  }

  get<T>(path: string): Promise<T> {
    return this.#call('GET', path);
  }

  post<T>(path: string, json: object = {}): Promise<T> {
    return this.#call('POST', path, json);
  }

  put<T>(path: string, json: object): Promise<T> {
    return this.#call('PUT', path, json);
  }

  patch<T>(path: string, json: object): Promise<T> {
    return this.#call('PATCH', path, json);
  }

  /** All items of a list, page by page; `cursor` names the query parameter that takes `next`. */
  async list<T>(path: string, cursor: 'cursor' | 'after' | 'since' = 'cursor'): Promise<T[]> {
    const items: T[] = [];
    let next: string | null = null;
    do {
      const from: string = next === null ? '' : `&${cursor}=${encodeURIComponent(next)}`;
      const separator = path.includes('?') ? '' : '?';
      const page: ListAnswer<T> = await this.get(`${path}${separator}${from}`);
      items.push(...page.items);
      next = page.items.length > 0 && page.next !== next ? page.next : null;
    } while (next !== null);
    return items;
  }

  /** Answers a customer; resolves when it is acknowledged. */
  async say(
    conversationId: string,
    text: string,
    clientMessageId: string = randomUUID(),
  ): Promise<MessageAnswer> {
    const path = `/conversations/${conversationId}/messages`;
    const message = await this.post<MessageAnswer>(path, { text, clientMessageId });
    this.journal.push(message);
    return message;
  }

  /** Follows the live stream from now on, through restarts; resolves when it is connected. */
  async follow(): Promise<void> {
    const ready = new Promise<void>((resolve) => this.#connect(resolve));
    await ready;
  }

  /** Closes the console. */
  leave(): void {
    this.#left.abort();
    this.#socket?.terminate();
  }

  async #call<T>(method: string, path: string, json?: object): Promise<T> {
    const url = `${this.#url}/api/v1${path}`;
    const answer = await persistently({ method, url, token: this.#token, json }, this.#left.signal);
    if (answer.status < 400) return answer.body as T;
    throw new ConsoleRefusal(`${method} ${path}`, answer.status, answer.body as ErrorAnswer);
  }

  #connect(onReady: () => void): void {
    const since = this.#cursor === undefined ? '' : `?since=${encodeURIComponent(this.#cursor)}`;
    const socket = new WebSocket(`${this.#url.replace(/^http/, 'ws')}/api/v1/stream${since}`, {
      headers: { Authorization: `Bearer ${this.#token}` },
    });
    this.#socket = socket;
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as StreamMessage;
      if (message.kind === 'ping') socket.send(JSON.stringify({ kind: 'pong' }));
      if (message.kind === 'event') {
        const { kind: _, ...event } = message;
        this.#cursor = event.cursor;
        this.events.add(event);
      }
      if (message.kind === 'ready') {
        this.#cursor = message.cursor ?? undefined;
        onReady();
      }
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      if (!this.#left.signal.aborted) void this.#comeBack(onReady);
    });
  }

  /** A refusal is not caught: it fails the test. */
  async #comeBack(onReady: () => void): Promise<void> {
    try {
      await this.get('/me');
      this.#connect(onReady);
    } catch (error) {
      if (!this.#left.signal.aborted) throw error;
    }
  }
}
