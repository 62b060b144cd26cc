import { Agent, request } from 'node:http';
import WebSocket from 'ws';

const connections = new Agent({ keepAlive: true });

interface Activity {
  readonly type: string;
  readonly from: { readonly role: string };
}

/** A customer on the local Direct Line who asks and waits for the answer. */
export class ChatClient {
  readonly #url: string;
  readonly #token: string;
  readonly #socket: WebSocket;
  #answered: (() => void) | undefined;

  private constructor(url: string, token: string, socket: WebSocket) {
    this.#url = url;
    this.#token = token;
    this.#socket = socket;
    socket.on('message', (frame) => {
      const { activities = [] } = JSON.parse(frame.toString() || '{}') as {
        activities?: Activity[];
      };
      const isAnswer = ({ type, from }: Activity) => type === 'message' && from.role === 'bot';
      if (activities.some(isAnswer)) this.#answered?.();
    });
  }

  /** Begins a conversation; resolves when the stream is open and the bot has greeted. */
  static async begin(server: string): Promise<ChatClient> {
    const { token } = await post(`${server}/v3/directline/tokens/generate`, '', {});
    const root = `${server}/v3/directline/conversations`;
    const { conversationId, streamUrl } = await post(root, String(token), {});
    const socket = new WebSocket(String(streamUrl));
    const client = new ChatClient(`${root}/${conversationId}/activities`, String(token), socket);
    await client.#nextAnswer();
    return client;
  }

  /** Milliseconds from the message's first byte to the answer. */
  async ask(text: string): Promise<number> {
    const answer = this.#nextAnswer();
    const startedAt = performance.now();
    await post(this.#url, this.#token, { type: 'message', text, from: { id: 'me' } });
    await answer;
    return performance.now() - startedAt;
  }

  leave(): void {
    this.#socket.terminate();
  }

  #nextAnswer(): Promise<void> {
    return new Promise((resolve) => {
      this.#answered = resolve;
    });
  }
}

/** Posts JSON over a kept connection; rejects unless it is answered with 2xx. */
export function post(
  url: string,
  token: string,
  body: object,
  method = 'POST',
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
    };
    const sent = request(url, { method, agent: connections, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        const isFine = response.statusCode !== undefined && response.statusCode < 300;
        if (isFine) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${url} was answered ${response.statusCode}: ${text}`));
      });
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
