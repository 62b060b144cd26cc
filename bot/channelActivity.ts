import type { Activity } from 'botbuilder';
import { TurnContext } from 'botbuilder';

/** A message as the customer meant it: without the mention that a Teams channel needs to reach the bot. */
export function withoutMention(activity: Activity): Activity {
  if (activity.type !== 'message' || !activity.text || !activity.recipient) return activity;
  const entities = (activity.entities ?? []).filter(isMention);
  const text = TurnContext.removeRecipientMention({ ...activity, entities });
  return { ...activity, text: text.replaceAll('&nbsp;', ' ').trim() };
}

/**
 * Whether a Facebook activity is none of ours to answer: another app of the page has the thread
 * (`standby`), or it is the echo of what the page itself said.
 *
 * https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/standby
 */
export function belongsToAnotherApp({ channelId, channelData }: Activity): boolean {
  if (channelId !== 'facebook' || typeof channelData !== 'object' || channelData === null) {
    return false;
  }
  return Array.isArray(channelData.standby) || channelData.message?.is_echo === true;
}

/** Strangers' entities may lack what Bot Framework's function reads. */
function isMention({ type, text, mentioned }: NonNullable<Activity['entities']>[number]): boolean {
  return type === 'mention' && typeof text === 'string' && typeof mentioned?.id === 'string';
}
