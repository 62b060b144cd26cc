import type { Activity } from 'botbuilder';
import { TurnContext } from 'botbuilder';
import type { Conversation, ConversationKey, Delivery, Language } from './conversation.ts';
import { newConversation } from './conversation.ts';
import type { InboundActivity } from './store.ts';

/** Where an activity belongs; undefined when it names no channel, conversation or sender. */
export function keyOf(activity: Partial<Activity>): ConversationKey | undefined {
  const channelId = activity.channelId;
  const conversationId = activity.conversation?.id;
  const userId = activity.from?.id;
  if (!channelId || !conversationId || !userId) return undefined;
  return { channelId, conversationId, userId };
}

/** The activity as the inbox takes it; its id must be set. */
export function inboundOf(
  activity: Partial<Activity>,
  key: ConversationKey,
  delivery: Delivery,
  at: Date,
): InboundActivity {
  if (!activity.id) throw new Error('An activity needs an id before it can be stored');
  const text = activity.text ?? '';
  return {
    activityId: activity.id,
    activity,
    at,
    ...(activity.type === 'message' && {
      message: { from: 'customer', text, at, status: 'sent', activity },
    }),
    starts: newConversation({
      key,
      reference: referenceOf(activity),
      delivery,
      language: languageOf(activity),
      customerName: activity.from?.name || null,
      startedAt: at,
    }),
  };
}

/** The way to reach the customer who sent this; without undefined fields, so that it compares as stored. */
export function referenceOf(activity: Partial<Activity>): Conversation['reference'] {
  const { activityId: _, ...reference } = TurnContext.getConversationReference(activity);
  return JSON.parse(JSON.stringify(reference));
}

/** The language that the client says it is in; English when it is neither. */
function languageOf(activity: Partial<Activity>): Language {
  return activity.locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
