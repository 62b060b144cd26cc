import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import { DirectLineError } from './directLineError.ts';
import { type Bearer, newBearer, refusal } from './tokens.ts';

const userSchema = z.object({
  id: z.string().trim().min(1).max(200),
  name: z.string().trim().max(100).optional(),
});

const generateSchema = z.object({ user: userSchema.optional() });

/** The bearer token of a request; undefined without an `Authorization` header. */
export function bearerOf(request: IncomingMessage): string | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (token === undefined) {
    throw new DirectLineError('BadToken', 'The Authorization header is no "Bearer <token>".');
  }
  return token;
}

/**
 * Who a new conversation is for. Without a credential the server chooses the user id. With the
 * site's secret the body may name it; with a token that the site signed (HS256 with the secret, an
 * expiry, `sub` the user id, `name` optional) the token does. Any other credential is refused.
 */
export async function bearerOfNewConversation(
  credential: string | undefined,
  body: unknown,
  siteSecret: string | undefined,
  now: Date,
): Promise<Bearer> {
  if (credential === undefined) return newBearer();
  if (siteSecret === undefined) {
    throw new DirectLineError('BadToken', 'This server has no DIRECT_LINE_SECRET.');
  }
  if (sameSecret(credential, siteSecret)) {
    const parsed = generateSchema.safeParse(body ?? {});
    if (!parsed.success) {
      throw new DirectLineError('BadArgument', z.prettifyError(parsed.error));
    }
    const user = parsed.data.user;
    return newBearer(user && { id: user.id, name: user.name ?? null });
  }
  return newBearer(await userOfSiteToken(credential, siteSecret, now));
}

async function userOfSiteToken(
  token: string,
  siteSecret: string,
  now: Date,
): Promise<{ readonly id: string; readonly name: string | null }> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(siteSecret), {
      algorithms: ['HS256'],
      requiredClaims: ['exp', 'sub'],
      currentDate: now,
    });
    const user = userSchema.safeParse({ id: payload.sub, name: payload.name });
    if (!user.success) throw new DirectLineError('BadToken', 'The token names no user.');
    return { id: user.data.id, name: user.data.name ?? null };
  } catch (error) {
    throw refusal(error);
  }
}

function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
