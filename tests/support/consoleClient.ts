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
import { type Doors, doorsOf } from './doors.ts';
import { GrowingList } from './growingList.ts';

/** The server pings every few seconds: a stream that is silent for so long has nobody behind it, in milliseconds. */
const SILENCE_MS = 9_000;

/** A request that the API refused. */
export class ConsoleRefusal extends Error {
  override readonly name = 'ConsoleRefusal' as const;
  readonly status: number;
  readonly code: string;
  /** Who has the conversation, where that was the reason. */
  readonly owner: ErrorAnswer['error']['owner'];

  constructor(request: string, status: number, answer: ErrorAnswer | undefined) {
    super(`${request} was refused with ${status}: ${JSON.stringify(answer)}`);
    this.status = status;
    this.code = answer?.error.code ?? '';
    this.owner = answer?.error.owner;
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
  readonly #doors: Doors;
  readonly #token: string;
  readonly #left = new AbortController();
  #socket: WebSocket | undefined;
  #cursor: string | undefined;

  private constructor(doors: Doors, { token, me }: SessionAnswer) {
    this.#doors = doors;
    this.#token = token;
    this.accountId = me.id;
  }

  /** Signs in; the signal makes the client leave. */
  static async signIn(
    at: string | Doors,
    { email, password }: { readonly email: string; readonly password: string },
    signal?: AbortSignal,
  ): Promise<ConsoleClient> {
    const doors = doorsOf(at);
    const json = { email, password };
    const answer = await doors.ask({ method: 'POST', path: '/api/v1/session', json }, signal);
    if (answer.status !== 201) {
      throw new ConsoleRefusal('POST /session', answer.status, answer.body as ErrorAnswer);
    }
    const client = new ConsoleClient(doors, answer.body as SessionAnswer);
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

  delete(path: string): Promise<void> {
    return this.#call('DELETE', path);
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

  /** Answers a customer; resolves when it is acknowledged. The signal makes it give up. */
  async say(
    conversationId: string,
    text: string,
    clientMessageId: string = randomUUID(),
    signal?: AbortSignal,
  ): Promise<MessageAnswer> {
    const path = `/conversations/${conversationId}/messages`;
    const json = { text, clientMessageId };
    const message = await this.#call<MessageAnswer>('POST', path, json, signal);
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

  async #call<T>(method: string, path: string, json?: object, signal?: AbortSignal): Promise<T> {
    const request = { method, path: `/api/v1${path}`, token: this.#token, json };
    const left = this.#left.signal;
    const answer = await this.#doors.ask(request, signal ? AbortSignal.any([signal, left]) : left);
    if (answer.status < 400) return answer.body as T;
    throw new ConsoleRefusal(`${method} ${path}`, answer.status, answer.body as ErrorAnswer);
  }

  #connect(onReady: () => void): void {
    const since = this.#cursor === undefined ? '' : `?since=${encodeURIComponent(this.#cursor)}`;
    const socket = new WebSocket(
      `${this.#doors.url.replace(/^http/, 'ws')}/api/v1/stream${since}`,
      {
        headers: { Authorization: `Bearer ${this.#token}` },
      },
    );
    this.#socket = socket;
    const silence = setTimeout(() => socket.terminate(), SILENCE_MS);
    socket.on('message', (data) => {
      silence.refresh();
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
      clearTimeout(silence);
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
