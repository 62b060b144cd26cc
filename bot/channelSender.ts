import type { Activity, CloudAdapter, ConversationReference, TurnContext } from 'botbuilder';
import type { ChannelSender } from '../handoff/index.ts';
import { SendError } from '../handoff/index.ts';
import { channelMessage } from './channelMessage.ts';
import { sendOnce } from './singleAttempt.ts';

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
      // Judged here, since the adapter's `onTurnError` would take a refusal for its own.
      let outcome: { readonly id?: string | undefined } | SendError = KEPT_BACK;
      try {
        await adapter.continueConversationAsync(appId, reference, async (context) => {
          outcome = await sendIn(context, channelMessage(conversation.key.channelId, message));
        });
      } catch (error) {
        throw asSendError(error);
      }
      if (outcome instanceof SendError) throw outcome;
      return outcome;
    },
  };
}

const KEPT_BACK = new SendError('The adapter’s other middleware kept the message back', {
  retryable: true,
});

async function sendIn(
  context: TurnContext,
  activity: Partial<Activity>,
): Promise<{ readonly id?: string | undefined } | SendError> {
  try {
    sendOnce(context);
    return { id: (await context.sendActivity(activity))?.id };
  } catch (error) {
    return asSendError(error);
  }
}

function asSendError(error: unknown): SendError {
  const { statusCode, response } = error as {
    statusCode?: number;
    response?: { headers?: { get?: (name: string) => string | undefined } };
  };
  return new SendError(
    statusCode ? `The channel answered ${statusCode}` : 'The channel could not be reached',
    {
      cause: error,
      retryable: statusCode === undefined || statusCode === 429 || statusCode >= 500,
      retryAfterSeconds: secondsOf(response?.headers?.get?.('retry-after')),
    },
  );
}

/** Retry-After is a number of seconds or a date: RFC 9110, section 10.2.3. */
function secondsOf(retryAfter: string | undefined): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1000;
  return seconds > 0 ? Math.ceil(seconds) : undefined;
}
