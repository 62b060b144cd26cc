import { createDefaultHttpClient, type PipelineRequest } from '@azure/core-rest-pipeline';
import type { Activity } from 'botbuilder';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Env } from './env.ts';

/** How long one call to a channel may take, in milliseconds. */
const CALL_TIMEOUT_MS = 10_000;
const MICROSOFT_ISSUERS = [
  'https://api.botframework.com',
  'https://api.botframework.us',
  'https://sts.windows.net/',
  'https://login.microsoftonline.com/',
  'https://login.microsoftonline.us/',
];

/** Bot Framework's authentication with our settings: one attempt a call (the outbox retries), in bounded time. */
export function createChannelAuthentication(env: Env): ConfigurationBotFrameworkAuthentication {
  const client = createDefaultHttpClient();
  const settings = {
    MicrosoftAppId: env.MicrosoftAppId,
    MicrosoftAppPassword: env.MicrosoftAppPassword,
    MicrosoftAppType: env.MicrosoftAppId ? env.MicrosoftAppType : undefined,
    MicrosoftAppTenantId: env.MicrosoftAppTenantId,
    ChannelService: env.ChannelService,
    ToBotFromChannelOpenIdMetadataUrl: env.ToBotFromChannelOpenIdMetadataUrl,
    ToBotFromChannelTokenIssuer: env.ToBotFromChannelTokenIssuer,
    ToChannelFromBotLoginUrl: env.ToChannelFromBotLoginUrl,
    ToChannelFromBotOAuthScope: env.ToChannelFromBotOAuthScope,
  };
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return new ConfigurationBotFrameworkAuthentication(
    Object.fromEntries(given),
    undefined,
    undefined,
    undefined,
    {
      retryOptions: { maxRetries: 0 },
      httpClient: {
        sendRequest: (request: PipelineRequest) =>
          client.sendRequest(Object.assign(request, { timeout: CALL_TIMEOUT_MS })),
      },
    } as object,
  );
}

/**
 * Refuses, by {@link AuthenticationError}, what can't be a token for this bot without asking
 * anybody; then checks the signature. Any other error means that the keys could not be fetched.
 */
export async function authenticateChannel(
  authentication: ConfigurationBotFrameworkAuthentication,
  env: Pick<Env, 'MicrosoftAppId' | 'ToBotFromChannelTokenIssuer'>,
  activity: Activity,
  authorization: string,
  now: Date,
): Promise<void> {
  const { MicrosoftAppId: appId, ToBotFromChannelTokenIssuer: issuer } = env;
  if (appId && !looksMeantForUs(authorization, appId, issuer, now)) {
    throw new AuthenticationError('Unauthorized: not a Bot Framework token for this bot', 401);
  }
  if (appId && !activity.serviceUrl) {
    throw new AuthenticationError('Unauthorized: an activity needs its serviceUrl', 401);
  }
  await authentication.authenticateRequest(activity, authorization);
}

function looksMeantForUs(
  authorization: string,
  appId: string,
  issuer: string | undefined,
  now: Date,
): boolean {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
  if (!token) return false;
  try {
    const { kid, alg } = decodeProtectedHeader(token);
    const { aud, appid, azp, exp, iss } = decodeJwt(token);
    const known = [...MICROSOFT_ISSUERS, ...(issuer ? [issuer] : [])];
    return (
      typeof kid === 'string' &&
      alg === 'RS256' &&
      [aud, appid, azp].flat().includes(appId) &&
      typeof exp === 'number' &&
      exp * 1000 > now.getTime() - 5 * 60_000 &&
      known.some((start) => iss?.startsWith(start))
    );
  } catch {
    return false;
  }
}
