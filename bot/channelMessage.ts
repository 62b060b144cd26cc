import type { Activity } from 'botbuilder';
import type { Message } from '../handoff/index.ts';

/** Messenger's limits: https://developers.facebook.com/docs/messenger-platform/send-messages/quick-replies */
const MOST_QUICK_REPLIES = 13;
const LONGEST_TITLE = 20;

/** The one place where a message takes the shape that its channel shows. */
export function channelMessage(channelId: string, message: Message): Partial<Activity> {
  const { from, ...activity } = message.activity ?? {};
  const fromAgent = message.from === 'agent';
  const text = fromAgent ? signed(message.text, from?.name) : withoutOwnPages(message.text);
  const shaped = { ...activity, type: 'message', text };
  return channelId === 'facebook' ? forMessenger(shaped, fromAgent) : shaped;
}

/** An agent's text stays as it was typed; the customer sees who speaks. */
function signed(text: string, name: string | undefined): string {
  return name ? `${name}: ${text}` : text;
}

/** Links to pages of the site lead nowhere outside of it: only their words stay. */
function withoutOwnPages(text: string): string {
  return text.replace(/\[([^\]]+)\]\(\/[^)]*\)/g, '$1');
}

/** Messenger shows Markdown as it is. */
function forMessenger(activity: Partial<Activity>, fromAgent: boolean): Partial<Activity> {
  const { text = '', suggestedActions } = activity;
  const actions = suggestedActions?.actions
    .slice(0, MOST_QUICK_REPLIES)
    .map((action) => ({ ...action, title: action.title.slice(0, LONGEST_TITLE) }));
  return {
    ...activity,
    text: fromAgent ? text : withoutMarkdown(text),
    textFormat: 'plain',
    ...(actions && { suggestedActions: { to: [], actions } }),
  };
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)')
    .replace(/^#{1,6} +/gm, '')
    .replace(/^[-*] /gm, '• ');
}
