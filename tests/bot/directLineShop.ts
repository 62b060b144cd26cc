import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import restify from 'restify';
import WebSocket from 'ws';
import {
  type DirectLine,
  type DirectLineParts,
  type InboundDirectLineActivity,
  mountDirectLine,
  type TypingToCustomer,
} from '../../bot/directLine/index.ts';
import { inboundOf, type NewMessage } from '../../handoff/index.ts';
import { openSqliteStore, type Store } from '../../storage/index.ts';

/** A secret for tests. */
export const SITE_SECRET = 'a-secret-that-only-the-shop-knows';

/** A server with the local Direct Line whose bot repeats what it hears. */
export interface EchoShop {
  readonly url: string;
  readonly store: Store;
  readonly server: restify.Server;
  readonly directLine: DirectLine;
  /** Everything that `accept` got, repeats included. */
  readonly accepted: readonly InboundDirectLineActivity[];
  readonly customerTyped: readonly string[];
  type(typing: TypingToCustomer): void;
  /** Writes a message of the bot (or a note, an agent's answer) into the transcript. */
  say(conversationId: string, message: Partial<NewMessage> & { text: string }): Promise<void>;
  /** Resolves when so many streams have been closed. */
  streamsClosed(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts an echo shop on a free port. */
export async function openEchoShop(parts: Partial<DirectLineParts> = {}): Promise<EchoShop> {
  const store = await openSqliteStore({ file: ':memory:' });
  const server = restify.createServer();
  const accepted: InboundDirectLineActivity[] = [];
  const customerTyped: string[] = [];
  const typists = new Set<(typing: TypingToCustomer) => void>();
  const say: EchoShop['say'] = async (conversationId, message) => {
    const item: NewMessage = { from: 'bot', at: new Date(), status: 'sent', ...message };
    await store.handoff.commit({ messages: { conversationId, items: [item] } });
  };
  const directLine = mountDirectLine(server, {
    ...{ handoff: store.handoff, events: store.events, attachments: store.attachments },
    signingSecret: 'only for tests, but long enough to be a secret',
    siteSecret: SITE_SECRET,
    accept: async (activity) => {
      accepted.push(activity);
      const { isNew, conversationId } = await receive(store, activity);
      if (isNew) await say(conversationId, { text: answerTo(activity) });
      return { id: activity.id };
    },
    typing: {
      toCustomer: (listener) => {
        typists.add(listener);
        return () => typists.delete(listener);
      },
      fromCustomer: (conversationId) => customerTyped.push(conversationId),
    },
    ...parts,
  });
  const closes: Promise<void>[] = [];
  server.server.on('upgrade', (request, socket, head) => {
    closes.push(new Promise((resolve) => socket.on('close', () => resolve())));
    if (!directLine.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, store, server, directLine, accepted, customerTyped, say },
    type: (typing) => {
      for (const listener of typists) listener(typing);
    },
    streamsClosed: async (count) => {
      await Promise.all(closes.slice(0, count));
    },
    close: async () => {
      directLine.close();
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await store.close();
    },
  };
}

function answerTo(activity: InboundDirectLineActivity): string {
  if (activity.type === 'conversationUpdate') return 'Welcome';
  const files = activity.attachments?.length ?? 0;
  return `echo: ${activity.text ?? ''}${files > 0 ? ` (${files} files)` : ''}`;
}

async function receive(
  store: Store,
  activity: InboundDirectLineActivity,
): Promise<{ readonly isNew: boolean; readonly conversationId: string }> {
  const at = new Date();
  const { channelId, conversation, from } = activity;
  const key = { channelId, conversationId: conversation.id, userId: from.id };
  const receipt = await store.handoff.receive(inboundOf(activity, key, 'pull', at), {
    ...{ holder: 'test', now: at, until: at },
  });
  if (receipt.drain) await store.handoff.releaseTurn(receipt.drain.lease);
  return { isNew: receipt.seen === 'new', conversationId: receipt.conversationId };
}

/** What a client knows of its conversation. */
export interface Entrance {
  readonly conversationId: string;
  readonly token: string;
  readonly userId: string;
  readonly streamUrl: string;
}

/** A JSON answer. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  readonly body: any;
}

/** Calls the local Direct Line. */
export async function call(
  shop: Pick<EchoShop, 'url'>,
  method: string,
  path: string,
  options: { readonly token?: string; readonly json?: unknown; readonly form?: FormData } = {},
): Promise<JsonAnswer> {
  const response = await fetch(`${shop.url}/v3/directline/${path}`, {
    method,
    headers: {
      ...(options.token !== undefined && { Authorization: `Bearer ${options.token}` }),
      ...(options.json !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(options.json !== undefined && { body: JSON.stringify(options.json) }),
    ...(options.form && { body: options.form }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text && JSON.parse(text),
  };
}

/** A customer who has just opened the chat. */
export async function enter(shop: Pick<EchoShop, 'url'>): Promise<Entrance> {
  const token = (await call(shop, 'POST', 'tokens/generate')).body;
  const started = (await call(shop, 'POST', 'conversations', { token: token.token })).body;
  return { ...started, userId: token.userId };
}

/** Sends a text, under a fresh `clientActivityID` unless one is given. */
export function sendText(
  shop: Pick<EchoShop, 'url'>,
  { conversationId, token }: Pick<Entrance, 'conversationId' | 'token'>,
  text: string,
  clientActivityID: string = randomUUID(),
): Promise<JsonAnswer> {
  const json = {
    type: 'message',
    text,
    from: { id: 'whoever' },
    channelData: { clientActivityID },
  };
  return call(shop, 'POST', `conversations/${conversationId}/activities`, { token, json });
}

/** Reads a conversation's activities. */
export async function readActivities(
  shop: Pick<EchoShop, 'url'>,
  { conversationId, token }: Pick<Entrance, 'conversationId' | 'token'>,
  watermark = '',
): Promise<JsonAnswer> {
  const path = `conversations/${conversationId}/activities?watermark=${watermark}`;
  return call(shop, 'GET', path, { token });
}

/** A client on a stream: its activities so far, and its place. */
export class StreamClient {
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  readonly activities: any[] = [];
  watermark = '';
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();

  constructor(streamUrl: string) {
    this.#socket = new WebSocket(streamUrl);
    this.#socket.on('message', (data) => {
      if (data.toString() === '') return;
      const frame = JSON.parse(data.toString());
      this.activities.push(...frame.activities);
      this.watermark = frame.watermark;
      for (const wake of this.#waiting) wake();
    });
  }

  /** Resolves when so many activities have come. */
  async has(count: number): Promise<void> {
    while (this.activities.length < count) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** The texts so far. */
  get texts(): string[] {
    return this.activities.map(({ text }) => text);
  }

  /** Resolves with the close code; 1006 when it was not opened or torn. */
  closed(): Promise<number> {
    this.#socket.on('error', () => {});
    return new Promise((resolve) => this.#socket.on('close', resolve));
  }

  /** Stops reading, as a browser does whose machine sleeps. */
  freeze(): void {
    this.#socket.pause();
  }

  /** Leaves without a word. */
  tear(): void {
    this.#socket.terminate();
  }
}
