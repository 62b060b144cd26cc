import { randomUUID } from 'node:crypto';
import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Next, Request, Response, Server } from 'restify';
import restify from 'restify';
import type { HandoffStore, TypingSignals } from '../handoff/index.ts';
import { conversationIdOf, keyOf } from '../handoff/index.ts';
import { readActivity } from './activitySchema.ts';
import { authenticateChannel } from './channelAuthentication.ts';
import type { Env } from './env.ts';
import type { Log } from './log.ts';
import type { TurnInbox } from './turnInbox.ts';

/** Most bytes of an activity. */
const BODY_LIMIT = 256 * 1024;

/** What the door is made of. */
export interface MessagesDoorParts {
  readonly authentication: ConfigurationBotFrameworkAuthentication;
  readonly env: Pick<Env, 'MicrosoftAppId' | 'ToBotFromChannelTokenIssuer'>;
  readonly isAllowed: (serviceUrl: string) => boolean;
  readonly inbox: TurnInbox;
  readonly store: HandoffStore;
  readonly typing: TypingSignals;
  readonly log: Log;
  readonly now: () => Date;
}

/** A refused activity. */
class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(status: number, code: string, message: string, fields?: Record<string, string>) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/**
 * Mounts `POST /api/messages`, where Bot Framework's channels deliver. The answer comes once the
 * activity is stored; its turn runs after that. Without an app id only loopback may deliver.
 */
export function mountMessagesDoor(server: Server, parts: MessagesDoorParts): void {
  server.post(
    '/api/messages',
    ...restify.plugins.bodyParser({ maxBodySize: BODY_LIMIT, mapParams: false }),
    (request: Request, response: Response, next: Next) => {
      deliver(request, parts)
        .then((status) => response.send(status, {}))
        .catch((error: unknown) => refuse(error, response, parts.log))
        .finally(() => next(false));
    },
  );
}

async function deliver(request: Request, parts: MessagesDoorParts): Promise<number> {
  if (!parts.env.MicrosoftAppId && !isLoopback(request.socket.remoteAddress)) {
    throw new Refusal(403, 'loopbackOnly', 'Without MicrosoftAppId only this machine may deliver');
  }
  const read = readActivity(request.body);
  if ('fields' in read) {
    throw new Refusal(400, 'invalidActivity', 'This is no valid activity', { ...read.fields });
  }
  const { activity } = read;
  const authorization = request.headers.authorization ?? '';
  const { authentication, env, now } = parts;
  await authenticateChannel(authentication, env, activity, authorization, now());
  return accept(activity, parts);
}

async function accept(activity: Activity, parts: MessagesDoorParts): Promise<number> {
  const key = keyOf(activity);
  if (!key)
    throw new Refusal(400, 'invalidActivity', 'The activity names no conversation or sender');
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
  const identified = { ...activity, id: activity.id ?? `local-${randomUUID()}` };
  await parts.inbox.accept(identified, key, 'push');
  return 200;
}

function refuse(error: unknown, response: Response, log: Log): void {
  const refusal = asRefusal(error);
  log.warn(
    { status: refusal.status, code: refusal.code, ...(refusal.status >= 500 && { err: error }) },
    'activity refused',
  );
  const { code, message, fields } = refusal;
  if (refusal.status === 503) response.header('Retry-After', '5');
  response.send(refusal.status, { error: { code, message, ...(fields && { fields }) } });
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

function isLoopback(address: string | undefined): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}
