import type { CloudAdapter, ConversationReference } from 'botbuilder';
import type { ChannelSender, Conversation, Message } from '../handoff/index.ts';
import { SendError } from '../handoff/index.ts';

/** The part of the adapter that sends outside a turn. */
export type ProactiveAdapter = Pick<CloudAdapter, 'continueConversationAsync'>;

/** What the sender is made of. */
export interface ChannelSenderParts {
  readonly adapter: ProactiveAdapter;
  /** The bot's app id; '' without one. */
  readonly appId: string;
  readonly isAllowed: (serviceUrl: string) => boolean;
}

/** Sends through the Bot Framework adapter, only to allowed service URLs. */
export function createChannelSender({
  adapter,
  appId,
  isAllowed,
}: ChannelSenderParts): ChannelSender {
  return {
    async send(conversation, message) {
      const reference = conversation.reference as ConversationReference;
      if (!isAllowed(reference.serviceUrl ?? '')) {
        throw new SendError('The channel’s service URL is not allowed', { retryable: false });
      }
      try {
        let id: string | undefined;
        await adapter.continueConversationAsync(appId, reference, async (context) => {
          const response = await context.sendActivity(forChannel(conversation, message));
          id = response?.id;
        });
        return { id };
      } catch (error) {
        throw asSendError(error);
      }
    },
  };
}

/** The one place where a message takes the shape that its channel shows. */
function forChannel(conversation: Conversation, message: Message): Message['activity'] & object {
  const { channelId } = conversation.key;
  const activity = { ...message.activity, type: 'message' };
  const agentName = message.from === 'agent' ? message.activity?.from?.name : undefined;
  const text = agentName ? `${agentName}: ${message.text}` : message.text;
  const { from: _, ...rest } = activity;
  if (channelId !== 'facebook') return { ...rest, text };
  // Messenger shows Markdown as it is, and quick replies with titles of up to 20 characters.
  const actions = rest.suggestedActions?.actions.map((action) => ({
    ...action,
    title: action.title.slice(0, 20),
  }));
  return {
    ...rest,
    text: withoutMarkdown(text),
    ...(actions && { suggestedActions: { to: [], actions } }),
  };
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
    .replace(/^[-*] /gm, '• ');
}

function asSendError(error: unknown): SendError {
  const { statusCode, response } = error as {
    statusCode?: number;
    response?: { headers?: { get?: (name: string) => string | undefined } };
  };
  const wait = Number(response?.headers?.get?.('retry-after'));
  return new SendError(
    statusCode ? `The channel answered ${statusCode}` : 'The channel could not be reached',
    {
      cause: error,
      retryable: statusCode === undefined || statusCode === 429 || statusCode >= 500,
      retryAfterSeconds: Number.isFinite(wait) && wait > 0 ? wait : undefined,
    },
  );
}
