import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { conversationIdOf } from '../../handoff/index.ts';
import { DirectLineError } from './directLineError.ts';
import { DIRECT_LINE_CHANNEL } from './parts.ts';

/** Who a token speaks for: one customer in one conversation. */
export interface Bearer {
  /** Direct Line's conversation id. */
  readonly conversationId: string;
  readonly userId: string;
  /** As the shop's site vouches for it; null for anonymous customers. */
  readonly userName: string | null;
}

/** How long a token lives. */
export const TOKEN_SECONDS = 30 * 60;

/** How long the chat page can come back to a conversation that nobody has open. */
export const REJOIN_SECONDS = 24 * 60 * 60;

/**
 * What a token opens: everything; one stream (whose address may lie in proxies' logs); or nothing
 * but a new token, in the chat page's cookie.
 */
export type TokenUse = 'directline' | 'stream' | 'rejoin';

/** How long each lives, in seconds. A stream that is open lives on. */
const LIFE_SECONDS: Readonly<Record<TokenUse, number>> = {
  directline: TOKEN_SECONDS,
  stream: 5 * 60,
  rejoin: REJOIN_SECONDS,
};

/** Makes and reads the tokens of the local Direct Line: JWTs, HS256. */
export class DirectLineTokens {
  readonly #key: KeyObject;
  readonly #now: () => Date;

  constructor(parts: { readonly signingSecret: string; readonly now: () => Date }) {
    if (parts.signingSecret.length < 32) {
      throw new Error('The signing secret has fewer than 32 characters.');
    }
    const key = createHmac('sha256', parts.signingSecret).update('directline tokens').digest();
    // As an object it is imported once, not for each token.
    this.#key = createSecretKey(key);
    this.#now = parts.now;
  }

  /** A fresh token for the bearer. */
  issue(bearer: Bearer, use: TokenUse = 'directline'): Promise<string> {
    const issuedAt = Math.floor(this.#now().getTime() / 1000);
    return new SignJWT({
      conv: bearer.conversationId,
      user: bearer.userId,
      ...(bearer.userName !== null && { name: bearer.userName }),
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(use)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFE_SECONDS[use])
      .sign(this.#key);
  }

  /** Whom the token speaks for; throws `TokenExpired` or `BadToken`. */
  async read(token: string, uses: readonly TokenUse[] = ['directline']): Promise<Bearer> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        audience: [...uses],
        requiredClaims: ['exp'],
        currentDate: this.#now(),
      });
      if (typeof payload.conv !== 'string' || typeof payload.user !== 'string') {
        throw new DirectLineError('BadToken', 'The token names no conversation and user.');
      }
      return {
        conversationId: payload.conv,
        userId: payload.user,
        userName: typeof payload.name === 'string' ? payload.name : null,
      };
    } catch (error) {
      throw refusal(error);
    }
  }
}

/** A bearer for a new conversation; without a user, the server chooses the id. */
export function newBearer(user?: { readonly id: string; readonly name: string | null }): Bearer {
  return {
    conversationId: randomBytes(16).toString('base64url'),
    userId: user?.id ?? `dl_${randomBytes(16).toString('base64url')}`,
    userName: user?.name ?? null,
  };
}

/** The id of our record of the bearer's conversation. */
export function recordIdOf(bearer: Pick<Bearer, 'conversationId' | 'userId'>): string {
  return conversationIdOf({
    channelId: DIRECT_LINE_CHANNEL,
    conversationId: bearer.conversationId,
    userId: bearer.userId,
  });
}

/** What a client is told about a JWT that did not verify; other errors as they are. */
export function refusal(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) {
    return new DirectLineError('TokenExpired', 'The token has expired.', { cause: error });
  }
  if (error instanceof errors.JOSEError) {
    return new DirectLineError('BadToken', 'The token is not valid.', { cause: error });
  }
  return error;
}
