import type { Activity } from 'botbuilder';
import { HandoffEventNames } from 'botbuilder';
import type { EscalationRequest } from './escalation.ts';

/**
 * The escalation that a `handoff.initiate` event asks for; undefined for any other activity. Its
 * `value` may carry `{ skills, priority, language, reason, message }`; what has another type is left out.
 */
export function readInitiation(activity: Partial<Activity>): EscalationRequest | undefined {
  if (activity.type !== 'event' || activity.name !== HandoffEventNames.InitiateHandoff)
    return undefined;
  const value: Record<string, unknown> =
    typeof activity.value === 'object' && activity.value !== null ? { ...activity.value } : {};
  const { skills, priority, language, reason, message } = value;
  const words = [reason, message].filter((text) => typeof text === 'string' && text !== '');
  return {
    reason: 'initiated',
    ...(Array.isArray(skills) && { skills: skills.filter((skill) => typeof skill === 'string') }),
    ...(typeof priority === 'number' && Number.isFinite(priority) && { priority }),
    ...((language === 'zh' || language === 'en') && { language }),
    ...(words.length > 0 && { message: words.join(': ') }),
  };
}
