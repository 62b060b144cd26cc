// The baseline: a CloudAdapter bot that says what it hears, on the same local Direct Line, with
// nothing recognised, searched or stored: the transcript lives in an array.
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import restify from 'restify';
import { createChannelAuthentication } from '../bot/channelAuthentication.ts';
import { createTurnIdentity } from '../bot/channelIdentity.ts';
import { mountDirectLine } from '../bot/directLine/index.ts';
import { readEnv } from '../bot/env.ts';
import type { HandoffEvent, LoggedEvent, Message, NewMessage } from '../handoff/index.ts';
import { conversationIdOf, TypingSignals } from '../handoff/index.ts';

const transcripts = new Map<string, Message[]>();
const listeners = new Set<(event: LoggedEvent<HandoffEvent>) => void>();
const typing = new TypingSignals();

function append(conversationId: string, message: NewMessage): void {
  const transcript = transcripts.get(conversationId) ?? [];
  transcripts.set(conversationId, transcript);
  const seq = transcript.push({ ...message, conversationId, seq: transcript.length + 1 });
  const { from, status } = message;
  const event = { type: 'messageStored', conversationId, seq, from, status } as const;
  for (const listener of listeners) listener({ cursor: '', at: message.at, event });
}

const authentication = createChannelAuthentication(readEnv({}));
const adapter = new CloudAdapter(authentication);
const identityFor = createTurnIdentity(authentication, '');

async function echo(context: TurnContext, conversationId: string): Promise<void> {
  context.onSendActivities(async (_, activities) =>
    activities.map((activity) => {
      const text = activity.text ?? '';
      append(conversationId, { from: 'bot', text, at: new Date(), status: 'sent', activity });
      return { id: '' };
    }),
  );
  await context.sendActivity(`You said: ${context.activity.text ?? 'hello'}`);
}

const server = restify.createServer();
const directLine = mountDirectLine(server, {
  handoff: {
    messages: async (id, { after = 0, limit }) =>
      (transcripts.get(id) ?? []).slice(after, after + limit),
  },
  events: {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  },
  attachments: { saveAttachment: async () => {}, attachment: async () => undefined },
  signingSecret: randomBytes(32).toString('hex'),
  siteSecret: undefined,
  typing: { toCustomer: (listener) => typing.subscribe(listener), fromCustomer: () => {} },
  async accept(activity) {
    const { channelId, conversation, from, id, text = '' } = activity;
    const conversationId = conversationIdOf({
      channelId,
      conversationId: conversation.id,
      userId: from.id,
    });
    if (activity.type === 'message') {
      append(conversationId, { from: 'customer', text, at: new Date(), status: 'sent', activity });
    }
    const run = (context: TurnContext) => echo(context, conversationId);
    setImmediate(() => {
      adapter
        .processActivityDirect(identityFor(activity), activity as Activity, run)
        .catch((error: unknown) => process.stderr.write(`${error}\n`));
    });
    return { id };
  },
});
server.server.on('upgrade', (request, socket, head) =>
  directLine.handleUpgrade(request, socket, head),
);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.server.address() as AddressInfo).port}\n`);
});
