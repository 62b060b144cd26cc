import { EventEmitter } from 'node:events';
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import { createTurnIdentity } from '../bot/channelIdentity.ts';
import { mountDirectLine } from '../bot/directLine/index.ts';
import { conversationIdOf, type Message, type NewMessage } from '../handoff/index.ts';

/*
 * What Baton is measured beside: a bot that echoes, on the same Direct Line, the same CloudAdapter and
 * the same HTTP server, but that understands nothing, finds nothing and remembers nothing on disk.
 * Listens on PORT.
 */
const transcripts = new Map<string, Message[]>();
const news = new EventEmitter();
const authentication = new ConfigurationBotFrameworkAuthentication({});
const adapter = new CloudAdapter(authentication);
const identityFor = createTurnIdentity(authentication, '');

const server = restify.createServer();
const directLine = mountDirectLine(server, {
  handoff: {
    messages: async (id, { after = 0, limit }) =>
      (transcripts.get(id) ?? []).slice(after, after + limit),
  },
  events: {
    subscribe(listener) {
      news.on('event', listener);
      return () => news.off('event', listener);
    },
  },
  attachments: { saveAttachment: async () => {}, attachment: async () => undefined },
  signingSecret: 'only for the benchmark, but long enough',
  siteSecret: undefined,
  typing: { toCustomer: () => () => {}, fromCustomer: () => {} },
  async accept(activity) {
    const { id, channelId, conversation, from, type, text = '' } = activity;
    const key = { channelId, conversationId: conversation.id, userId: from.id };
    const conversationId = conversationIdOf(key);
    if (type === 'message') add(conversationId, { from: 'customer', text, activity });
    void turn(conversationId, activity as Activity);
    return { id };
  },
});
server.server.on('upgrade', (request, socket, head) => {
  if (!directLine.handleUpgrade(request, socket, head)) socket.destroy();
});
server.listen(Number(process.env.PORT), '127.0.0.1');

async function turn(conversationId: string, activity: Activity): Promise<void> {
  await adapter.processActivityDirect(identityFor(activity), activity, async (context) => {
    context.onSendActivities(async (_, activities) => {
      for (const said of activities) {
        add(conversationId, { from: 'bot', text: said.text ?? '', activity: said });
      }
      return activities.map(() => ({ id: '' }));
    });
    await context.sendActivity(`Echo: ${activity.text ?? ''}`);
  });
}

function add(
  conversationId: string,
  message: Pick<NewMessage, 'from' | 'text' | 'activity'>,
): void {
  const transcript = transcripts.get(conversationId) ?? [];
  transcripts.set(conversationId, transcript);
  const seq = transcript.length + 1;
  transcript.push({ ...message, conversationId, seq, at: new Date(), status: 'sent' });
  const event = { type: 'messageStored', conversationId, seq, from: message.from };
  news.emit('event', { cursor: '', at: new Date(), event });
}
