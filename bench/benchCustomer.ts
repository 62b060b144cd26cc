import { Agent, request } from 'node:http';
import WebSocket from 'ws';

/** An answer that takes longer fails the benchmark, in milliseconds. */
const PATIENCE_MS = 10_000;

const connections = new Agent({ keepAlive: true });

interface Frame {
  readonly activities: readonly { readonly from: { readonly role: string } }[];
}

/** A customer on the local Direct Line, with as little work of its own as can be. */
export class BenchCustomer {
  readonly conversationId: string;
  readonly userId: string;
  readonly #socket: WebSocket;
  readonly #activities: string;
  readonly #token: string;
  #answered: () => void = () => {};

  private constructor(
    url: string,
    entrance: {
      readonly conversationId: string;
      readonly token: string;
      readonly streamUrl: string;
    },
    userId: string,
  ) {
    this.conversationId = entrance.conversationId;
    this.userId = userId;
    this.#token = entrance.token;
    this.#activities = `${url}/v3/directline/conversations/${entrance.conversationId}/activities`;
    this.#socket = new WebSocket(entrance.streamUrl);
    this.#socket.on('message', (data) => {
      const text = String(data);
      if (text !== '' && isFromBot(JSON.parse(text) as Frame)) this.#answered();
    });
  }

  /** Opens a conversation; resolves when the bot has said welcome. */
  static async open(url: string): Promise<BenchCustomer> {
    const generated = await post(`${url}/v3/directline/tokens/generate`, undefined, {});
    const { token, userId } = generated as { token: string; userId: string };
    const entrance = await post(`${url}/v3/directline/conversations`, token, {});
    const customer = new BenchCustomer(url, entrance as never, userId);
    await customer.#answer('the welcome');
    return customer;
  }

  /** Says something; returns the milliseconds until the bot's answer has come over the stream. */
  async ask(text: string): Promise<number> {
    const startedAt = performance.now();
    const answer = this.#answer(text);
    await this.say(text);
    await answer;
    return performance.now() - startedAt;
  }

  /** Says something; resolves when it is acknowledged. */
  async say(text: string): Promise<void> {
    await post(this.#activities, this.#token, { type: 'message', text });
  }

  close(): void {
    this.#socket.terminate();
  }

  #answer(to: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`No answer to: ${to}`)), PATIENCE_MS);
      this.#answered = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}

function isFromBot({ activities }: Frame): boolean {
  return activities.some(({ from }) => from.role === 'bot');
}

function post(url: string, token: string | undefined, json: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(json);
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    };
    const sent = request(url, { method: 'POST', agent: connections, headers }, (response) => {
      const chunks: string[] = [];
      response.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
      response.on('end', () => {
        const text = chunks.join('');
        if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(text));
        else reject(new Error(`${url} answered ${response.statusCode}: ${text}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
