import type { Request, Response } from 'restify';
import type { Answer } from './answer.ts';
import { bearerOf, bearerOfNewConversation } from './authorization.ts';
import { DirectLineError } from './directLineError.ts';
import { arrival } from './inboundActivity.ts';
import type { DirectLineLimits, DirectLineParts } from './parts.ts';
import type { RateLimit } from './rateLimits.ts';
import { rejoinCookie, rejoiningBearer } from './rejoinCookie.ts';
import { baseUrlOf, jsonBodyOf, queryOf, watermarkOf } from './request.ts';
import { type Bearer, type DirectLineTokens, TOKEN_SECONDS } from './tokens.ts';

type ConversationRouteParts = Pick<
  DirectLineParts,
  'siteSecret' | 'accept' | 'publicUrl' | 'clientAddress'
> & {
  readonly tokens: DirectLineTokens;
  readonly limits: DirectLineLimits;
  readonly anonymousTokens: RateLimit;
  readonly now: () => Date;
};

/** Tokens and conversations: how a client gets in, and comes back. */
export class ConversationRoutes {
  readonly #parts: ConversationRouteParts;

  constructor(parts: ConversationRouteParts) {
    this.#parts = parts;
  }

  /** `POST tokens/generate`; with `{remember: true}`, an anonymous customer can come back. */
  async generateToken(request: Request, response: Response): Promise<Answer> {
    const { siteSecret, limits, now } = this.#parts;
    const credential = bearerOf(request);
    if (credential === undefined) await this.#countAnonymous(request);
    const body = await jsonBodyOf(request, limits.bodyBytes);
    const bearer = await bearerOfNewConversation(credential, body, siteSecret, now());
    if (credential === undefined && wantsRemembering(body)) {
      await this.#remember(bearer, request, response);
    }
    return this.#token(bearer);
  }

  /** `POST tokens/rejoin`: a token for the conversation that this browser remembers; 204 for none. */
  async rejoin(request: Request, response: Response): Promise<Answer> {
    const bearer = await rejoiningBearer(this.#parts.tokens, request);
    if (bearer === undefined) return { status: 204, body: undefined };
    await this.#remember(bearer, request, response);
    return this.#token(bearer);
  }

  /** `POST tokens/refresh` */
  async refreshToken(request: Request): Promise<Answer> {
    return this.#token(await this.bearer(request));
  }

  /** `POST conversations`: the customer arrives, and the bot may greet. */
  async start(request: Request): Promise<Answer> {
    const bearer = await this.bearer(request);
    const body = await jsonBodyOf(request, this.#parts.limits.bodyBytes);
    await this.#parts.accept(arrival(bearer, localeOf(body), this.#parts.now()));
    return { status: 201, body: await this.#entrance(request, bearer, 0) };
  }

  /** `GET conversations/:conversationId`: a fresh token and stream, from the watermark on. */
  async comeBack(request: Request): Promise<Answer> {
    const bearer = await this.bearer(request);
    const seq = watermarkOf(queryOf(request));
    return { status: 200, body: await this.#entrance(request, bearer, seq) };
  }

  /** Whom the request's token speaks for; throws when it is about another conversation. */
  async bearer(request: Request): Promise<Bearer> {
    const token = bearerOf(request);
    if (token === undefined) {
      throw new DirectLineError('MissingToken', 'Send a token as "Authorization: Bearer <token>".');
    }
    const bearer = await this.#parts.tokens.read(token);
    const asked: unknown = request.params?.conversationId;
    if (asked !== undefined && asked !== bearer.conversationId) {
      throw new DirectLineError('NotFound', 'There is no such conversation.');
    }
    return bearer;
  }

  async #entrance(request: Request, bearer: Bearer, seq: number): Promise<object> {
    const { tokens, publicUrl } = this.#parts;
    const base = baseUrlOf(request, publicUrl).replace(/^http/, 'ws');
    const ticket = await tokens.issue(bearer, 'stream');
    const path = `/v3/directline/conversations/${bearer.conversationId}/stream`;
    return {
      conversationId: bearer.conversationId,
      token: await tokens.issue(bearer),
      expires_in: TOKEN_SECONDS,
      streamUrl: `${base}${path}?watermark=${seq}&t=${ticket}`,
    };
  }

  async #token(bearer: Bearer): Promise<Answer> {
    return {
      status: 200,
      body: {
        conversationId: bearer.conversationId,
        token: await this.#parts.tokens.issue(bearer),
        expires_in: TOKEN_SECONDS,
        userId: bearer.userId,
      },
    };
  }

  async #remember(bearer: Bearer, request: Request, response: Response): Promise<void> {
    const { tokens, publicUrl } = this.#parts;
    const secure = baseUrlOf(request, publicUrl).startsWith('https:');
    response.setHeader('Set-Cookie', await rejoinCookie(tokens, bearer, secure));
  }

  #countAnonymous(request: Request): Promise<void> {
    const { anonymousTokens, clientAddress } = this.#parts;
    const address = clientAddress?.(request) ?? request.socket.remoteAddress ?? 'unknown';
    return anonymousTokens.take(address);
  }
}

function wantsRemembering(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'remember' in body && body.remember === true;
}

function localeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('locale' in body)) return undefined;
  const { locale } = body;
  return typeof locale === 'string' && /^[\w-]{2,35}$/.test(locale) ? locale : undefined;
}
