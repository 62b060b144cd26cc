import { randomUUID } from 'node:crypto';
import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Next, Request, Response, Server } from 'restify';
import type { HandoffStore, TypingSignals } from '../handoff/index.ts';
import { conversationIdOf, isStoreAway, keyOf } from '../handoff/index.ts';
import { readActivityBody } from './activityBody.ts';
import { readActivity } from './activitySchema.ts';
import { belongsToAnotherApp, withoutMention } from './channelActivity.ts';
import {
  authenticateChannel,
  requirePlausibleToken,
  type TokenEnv,
} from './channelAuthentication.ts';
import type { FailureLog } from './failureLog.ts';
import type { Log } from './log.ts';
import { Refusal } from './refusal.ts';
import type { TurnInbox } from './turnInbox.ts';

/** What the door is made of. */
export interface MessagesDoorParts {
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  readonly env: TokenEnv;
  readonly isAllowed: (serviceUrl: string) => boolean;
  readonly inbox: TurnInbox;
  readonly store: HandoffStore;
  readonly typing: TypingSignals;
  readonly log: Log;
  readonly failures: FailureLog;
  readonly now: () => Date;
}

/**
 * Mounts `POST /api/messages`, where Bot Framework's channels deliver. The answer comes once the
 * activity is stored; its turn runs after that. Without an app id only loopback may deliver.
 */
export function mountMessagesDoor(server: Server, parts: MessagesDoorParts): void {
  server.post('/api/messages', (request: Request, response: Response, next: Next) => {
    deliver(request, parts)
      .then((status) => response.send(status, {}))
      .catch((error: unknown) => refuse(error, request, response, parts))
      .finally(() => next(false));
  });
}

/** Strangers are refused before anything of theirs is read. */
async function deliver(request: Request, parts: MessagesDoorParts): Promise<number> {
  const { authentication, env, now } = parts;
  const authorization = request.headers.authorization ?? '';
  if (env.MicrosoftAppId) requirePlausibleToken(authorization, env, now());
  else requireLoopback(request);
  const read = readActivity(await readActivityBody(request));
  if ('fields' in read) {
    throw new Refusal(400, 'invalidActivity', 'This is no valid activity', read);
  }
  await authenticateChannel(authentication, env, read.activity, authorization);
  return accept(read.activity, parts);
}

async function accept(activity: Activity, parts: MessagesDoorParts): Promise<number> {
  const key = keyOf(activity);
  if (!key || belongsToAnotherApp(activity)) {
    parts.log.info({ type: activity.type, channelId: activity.channelId }, 'activity left alone');
    return 200;
  }
  if (!parts.isAllowed(activity.serviceUrl)) {
    throw new Refusal(
      403,
      'serviceUrlNotAllowed',
      'This serviceUrl is not allowed; see SERVICE_URL_HOSTS',
    );
  }
  const conversationId = conversationIdOf(key);
  const existing = await parts.store.conversation(conversationId);
  if (existing?.delivery === 'pull') {
    throw new Refusal(
      403,
      'localConversation',
      'This conversation belongs to the local Direct Line',
    );
  }
  if (activity.type === 'typing') {
    if (existing) parts.typing.publish({ conversationId, from: 'customer' });
    return 200;
  }
  // Nothing of ours answers invokes yet; a channel takes 501 as just that.
  if (activity.type === 'invoke') return 501;
  const id = activity.id ?? `local-${randomUUID()}`;
  await parts.inbox.accept({ ...withoutMention(activity), id }, key, 'push');
  return 200;
}

function refuse(
  error: unknown,
  request: Request,
  response: Response,
  { log, failures }: MessagesDoorParts,
): void {
  const refusal = asRefusal(error);
  if (isStoreAway(error)) failures.failed(error, 'activity refused');
  else {
    log.warn(
      { status: refusal.status, code: refusal.code, ...(refusal.status >= 500 && { err: error }) },
      'activity refused',
    );
  }
  const { code, message, fields } = refusal;
  if (refusal.status === 503) response.header('Retry-After', '5');
  // What is left of the body is not read: the connection can't be used again.
  if (!request.readableEnded) response.header('Connection', 'close');
  response.send(refusal.status, { error: { code, message, ...(fields && { fields }) } });
  if (!request.readableEnded) request.resume();
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof AuthenticationError) {
    return new Refusal(
      401,
      'unauthorized',
      'Only Bot Framework’s tokens for this bot open this door',
    );
  }
  return new Refusal(503, 'unavailable', 'The activity could not be taken now; send it again');
}

/** What a proxy puts on a request that came from elsewhere. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

function requireLoopback({ socket, headers }: Request): void {
  const throughProxy = PROXY_HEADERS.some((name) => headers[name] !== undefined);
  if (throughProxy || !LOOPBACK.has(socket.remoteAddress ?? '')) {
    throw new Refusal(403, 'loopbackOnly', 'Without MicrosoftAppId only this machine may deliver');
  }
}
