import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import { GrowingList } from './growingList.ts';

/** An activity that the bot has sent to a channel, and what the channel answered. */
export interface Delivery {
  readonly conversationId: string;
  /** The activity that it is a reply to, as its address says. */
  readonly replyToId: string | undefined;
  readonly activity: Partial<Activity>;
  readonly headers: IncomingMessage['headers'];
  readonly at: Date;
  /** Null: it never answered. */
  readonly status: number | null;
}

/** How the channel treats one request. */
export interface Treatment {
  /** Answers with this instead of 200; `never` leaves the request without an answer. */
  readonly status?: number | 'never';
  readonly retryAfterSeconds?: number;
  readonly delayMs?: number;
}

const PATH = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?/;

/** A channel's service: takes what the bot sends, records it, and is as slow or broken as it is told to be. */
export class RecordingConnector {
  /** Every request in the order in which it came, refused ones too. */
  readonly deliveries = new GrowingList<Delivery>();
  /** Decides on each request; `attempt` counts those with this activity's text in its conversation, from 1. */
  treat: (activity: Partial<Activity>, attempt: number) => Treatment = () => ({});
  readonly #server: Server;
  #ids = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#take(request, response).catch(() => response.destroy());
    });
  }

  /** Starts on a free port. */
  static async start(): Promise<RecordingConnector> {
    const connector = new RecordingConnector();
    await new Promise<void>((resolve) => connector.#server.listen(0, '127.0.0.1', resolve));
    return connector;
  }

  /** What activities name as their `serviceUrl`. */
  get serviceUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The activities that the channel has taken for a conversation. */
  taken(conversationId: string): readonly Partial<Activity>[] {
    return this.deliveries.items
      .filter((delivery) => delivery.conversationId === conversationId && delivery.status === 200)
      .map(({ activity }) => activity);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, conversation, replyToId] = PATH.exec(request.url ?? '') ?? [];
    const activity = JSON.parse(await textOf(request)) as Partial<Activity>;
    if (request.method !== 'POST' || conversation === undefined) {
      response.writeHead(404).end();
      return;
    }
    const conversationId = decodeURIComponent(conversation);
    const before = this.deliveries.items.filter(
      (delivery) =>
        delivery.conversationId === conversationId && delivery.activity.text === activity.text,
    );
    const {
      status = 200,
      retryAfterSeconds,
      delayMs = 0,
    } = this.treat(activity, before.length + 1);
    if (delayMs > 0) await delay(delayMs);
    this.deliveries.add({
      ...{ conversationId, replyToId, activity, headers: request.headers, at: new Date() },
      status: status === 'never' ? null : status,
    });
    if (status === 'never') return;
    this.#ids += 1;
    response.writeHead(status, {
      'Content-Type': 'application/json',
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    });
    response.end(JSON.stringify(status === 200 ? { id: `channel-${this.#ids}` } : {}));
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
