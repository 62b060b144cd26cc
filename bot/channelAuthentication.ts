import { setTimeout as delay } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Env } from './env.ts';

/** How long the check of a token may take, with its issuer's keys fetched, in milliseconds. */
const CHECK_TIMEOUT_MS = 10_000;
/** How jsonwebtoken names a token that it refuses. */
const TOKEN_ERRORS = ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'];
const MICROSOFT_ISSUERS = [
  'https://api.botframework.com',
  'https://api.botframework.us',
  'https://sts.windows.net/',
  'https://login.microsoftonline.com/',
  'https://login.microsoftonline.us/',
];

/** The settings that say which tokens are for this bot. */
export type TokenEnv = Pick<Env, 'MicrosoftAppId' | 'ToBotFromChannelTokenIssuer'>;

/** Bot Framework's authentication with our settings. */
export function createChannelAuthentication(env: Env): ConfigurationBotFrameworkAuthentication {
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
  return new ConfigurationBotFrameworkAuthentication(Object.fromEntries(given));
}

/** Refuses, by {@link AuthenticationError} and without asking anybody, what can't be a token for this bot. */
export function requirePlausibleToken(authorization: string, env: TokenEnv, now: Date): void {
  const { MicrosoftAppId: appId = '', ToBotFromChannelTokenIssuer: issuer } = env;
  if (!looksMeantForUs(authorization, appId, issuer, now)) {
    throw new AuthenticationError('Unauthorized: not a Bot Framework token for this bot', 401);
  }
}

/**
 * Checks the token against the activity and the issuer's keys; refuses by {@link AuthenticationError}.
 * Any other error means that the keys could not be had.
 */
export async function authenticateChannel(
  authentication: ConfigurationBotFrameworkAuthentication,
  env: TokenEnv,
  activity: Activity,
  authorization: string,
): Promise<void> {
  // Without it Bot Framework would not compare the token's own claim.
  if (env.MicrosoftAppId && !activity.serviceUrl) {
    throw new AuthenticationError('Unauthorized: an activity needs its serviceUrl', 401);
  }
  const done = new AbortController();
  try {
    const checked = authentication.authenticateRequest(activity, authorization);
    await Promise.race([checked, tooLate(done.signal)]);
  } catch (error) {
    throw asAuthenticationError(error);
  } finally {
    done.abort();
  }
}

/** Bot Framework passes on what jsonwebtoken throws, and calls missing keys unauthorized. */
function asAuthenticationError(error: unknown): unknown {
  if (error instanceof AuthenticationError) {
    const { statusCode } = error;
    if (statusCode < 500) return error;
    return new Error('The token issuer’s keys could not be had', { cause: error });
  }
  const isToken = error instanceof Error && TOKEN_ERRORS.includes(error.name);
  return isToken
    ? Object.assign(new AuthenticationError(`Unauthorized: ${error.message}`, 401), {
        cause: error,
      })
    : error;
}

async function tooLate(signal: AbortSignal): Promise<never> {
  await delay(CHECK_TIMEOUT_MS, undefined, { signal });
  throw new Error('The token issuer did not answer in time');
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
