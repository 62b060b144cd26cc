import { createHash, randomUUID } from 'node:crypto';
import type { Attachment } from 'botbuilder';
import { z } from 'zod';
import { DirectLineError } from './directLineError.ts';
import {
  BOT_ACCOUNT,
  DIRECT_LINE_CHANNEL,
  type InboundDirectLineActivity,
  LOCAL_SERVICE_URL,
} from './parts.ts';
import type { Bearer } from './tokens.ts';

/** Fields not named here are dropped: attachments come by upload, the sender from the token. */
const activitySchema = z.object({
  type: z.enum(['message', 'typing', 'event', 'conversationUpdate']),
  from: z.object({ name: z.string().max(500).optional() }).optional(),
  text: z.string().optional(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).optional(),
  locale: z.string().max(35).optional(),
  name: z.string().max(200).optional(),
  value: z.unknown().optional(),
  valueType: z.string().max(200).optional(),
  channelData: z.record(z.string(), z.unknown()).optional(),
  localTimezone: z.string().max(100).optional(),
});

/** An activity that a client sent, before it is known to be sent by anybody. */
export type ClientActivity = z.infer<typeof activitySchema>;

/** Reads a client's activity; throws `BadArgument` or `MessageTooLong`. */
export function parseActivity(body: unknown, textCharacters: number): ClientActivity {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) throw new DirectLineError('BadArgument', z.prettifyError(parsed.error));
  const activity = parsed.data;
  if ((activity.text?.length ?? 0) > textCharacters) {
    throw new DirectLineError(
      'MessageTooLong',
      `A message may have ${textCharacters} characters; this one has ${activity.text?.length}.`,
    );
  }
  if (activity.type === 'event' && (activity.name ?? '').startsWith('handoff.')) {
    throw new DirectLineError('BadArgument', 'Handoff events are the bot’s to send.');
  }
  return activity;
}

/** Throws unless the message says something. */
export function requireContent(activity: ClientActivity, files: number): void {
  const empty = !activity.text?.trim() && activity.value === undefined && files === 0;
  if (activity.type === 'message' && empty) {
    throw new DirectLineError('BadArgument', 'The message has no text, value or file.');
  }
}

/**
 * The activity's id: the same whenever the client repeats it under the same `clientActivityID`, so
 * that the inbox can tell.
 */
export function activityIdOf(activity: ClientActivity, bearer: Bearer): string {
  const clientId = activity.channelData?.clientActivityID;
  if (typeof clientId !== 'string' || clientId === '') {
    return `${bearer.conversationId}|${randomUUID()}`;
  }
  const named = JSON.stringify([bearer.userId, clientId]);
  const hash = createHash('sha256').update(named).digest('base64url').slice(0, 22);
  return `${bearer.conversationId}|${hash}`;
}

/** The activity as the inbox gets it: the token says who sent it, and where. */
export function inboundActivity(
  activity: ClientActivity,
  bearer: Bearer,
  now: Date,
  attachments: readonly Attachment[] = [],
): InboundDirectLineActivity {
  const { from, ...content } = activity;
  return {
    ...content,
    ...(attachments.length > 0 && { attachments: [...attachments] }),
    ...envelope(bearer, now, from?.name),
    id: activityIdOf(activity, bearer),
  };
}

/** The customer's arrival: one for each conversation, since its id is always the same. */
export function arrival(
  bearer: Bearer,
  locale: string | undefined,
  now: Date,
): InboundDirectLineActivity {
  const fields = envelope(bearer, now, undefined);
  return {
    ...fields,
    type: 'conversationUpdate',
    id: `${bearer.conversationId}|start`,
    membersAdded: [fields.from],
    ...(locale !== undefined && { locale }),
  };
}

function envelope(bearer: Bearer, now: Date, claimedName: string | undefined) {
  const name = bearer.userName ?? claimedName?.trim().slice(0, 64) ?? '';
  return {
    channelId: DIRECT_LINE_CHANNEL,
    serviceUrl: LOCAL_SERVICE_URL,
    from: { id: bearer.userId, name, role: 'user' },
    recipient: { ...BOT_ACCOUNT },
    conversation: { id: bearer.conversationId, name: '', isGroup: false, conversationType: '' },
    timestamp: now,
  };
}
