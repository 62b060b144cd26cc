import type { IncomingMessage } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import { DirectLineError } from './directLineError.ts';
import { type Bearer, type DirectLineTokens, REJOIN_SECONDS } from './tokens.ts';

const NAME = 'baton_rejoin';

/**
 * The cookie by which our own chat page comes back to an anonymous conversation, longer than a token
 * lives: scripts cannot read it, and other sites' pages cannot make a browser send it.
 */
export async function rejoinCookie(
  tokens: DirectLineTokens,
  bearer: Bearer,
  secure: boolean,
): Promise<string> {
  return stringifySetCookie({
    name: NAME,
    value: await tokens.issue(bearer, 'rejoin'),
    path: '/v3/directline/tokens',
    httpOnly: true,
    sameSite: 'strict',
    maxAge: REJOIN_SECONDS,
    secure,
  });
}

/** Whom the request's cookie speaks for; undefined when there is nobody to come back as. */
export async function rejoiningBearer(
  tokens: DirectLineTokens,
  request: IncomingMessage,
): Promise<Bearer | undefined> {
  const value = parseCookie(request.headers.cookie ?? '')[NAME];
  if (value === undefined) return undefined;
  try {
    return await tokens.read(value, ['rejoin']);
  } catch (error) {
    if (error instanceof DirectLineError) return undefined;
    throw error;
  }
}
