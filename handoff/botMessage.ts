import type { Activity } from 'botbuilder';
import type { Conversation, NewMessage } from './conversation.ts';

/** What may be added to a message. */
export interface MessageOptions {
  /** Buttons: what they show, and what a press says. */
  readonly buttons?: readonly { readonly title: string; readonly value: string }[];
  readonly validThroughEpoch?: number;
}

/** A message of the bot to the conversation's customer, as the transcript and the channel get it. */
export function botMessage(
  conversation: Conversation,
  text: string,
  now: Date,
  { buttons, validThroughEpoch = conversation.epoch }: MessageOptions = {},
): NewMessage {
  const activity: Partial<Activity> = {
    type: 'message',
    text,
    locale: conversation.language,
    inputHint: 'acceptingInput',
    ...(buttons && {
      suggestedActions: {
        to: [],
        actions: buttons.map(({ title, value }) => ({ type: 'imBack', title, value })),
      },
    }),
  };
  return outgoing(conversation, { from: 'bot', text, at: now, activity, validThroughEpoch });
}

/** An outgoing message with the status that it has once it is committed. */
export function outgoing(
  conversation: Conversation,
  message: Omit<NewMessage, 'status'>,
): NewMessage {
  return { ...message, status: conversation.delivery === 'pull' ? 'sent' : 'stored' };
}
