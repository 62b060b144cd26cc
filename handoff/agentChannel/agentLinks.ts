import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Conversation } from '../conversation.ts';
import type { AgentLink, AgentLinkStore, LinkCode } from './store.ts';
import type { LinkRefusal } from './words.ts';

/** How long a code can be used, in seconds. */
export const CODE_SECONDS = 600;
/** Crockford's base 32: no letter is taken for a digit. 10 of them are 50 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;
/** Codes that one agent may ask for, and that one account and all together may try, in {@link CODE_SECONDS}. */
const MOST_CODES = 10;
const MOST_TRIES = 5;
const MOST_TRIES_IN_ALL = 300;

const LINKING = /^[/／]?\s*(?:link|绑定)\s*[:：]?\s*([0-9A-Za-z]{5})\s?[-–—]\s?([0-9A-Za-z]{5})$/iu;

/** A code, and the one time that it is known. */
export interface OfferedCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/** What `AgentLinks` is made of. */
export interface AgentLinksParts {
  readonly store: AgentLinkStore;
  readonly now: () => Date;
}

/** The code in a message that asks for linking; undefined when it asks for something else. */
export function linkCodeIn(text: string): string | undefined {
  const [, first, second] = LINKING.exec(text.trim()) ?? [];
  return first && second && canonical(first + second);
}

/** Links chat accounts to agents, by a code that the console shows and the account sends. */
export class AgentLinks {
  readonly #parts: AgentLinksParts;
  readonly #offers = limiter(MOST_CODES);
  readonly #tries = limiter(MOST_TRIES);
  readonly #triesInAll = limiter(MOST_TRIES_IN_ALL);

  constructor(parts: AgentLinksParts) {
    this.#parts = parts;
  }

  /** A new code for the agent; the one before is worth nothing then. Undefined when asked too often. */
  async offer(agentId: string): Promise<OfferedCode | undefined> {
    if (!(await isWithin(this.#offers, agentId))) return undefined;
    const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
    const code = letters.join('');
    const expiresAt = new Date(this.#parts.now().getTime() + CODE_SECONDS * 1000);
    await this.#parts.store.saveCode({ agentId, hash: hashOf(code), expiresAt });
    return { code: `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`, expiresAt };
  }

  /**
   * Links the account of this conversation, which must be private and the bot's. A right code is used
   * up whatever comes of it, since it stands in a transcript now.
   */
  async redeem(
    code: string,
    conversation: Conversation,
    isPrivate: boolean,
  ): Promise<{ readonly link: AgentLink } | { readonly refusal: LinkRefusal }> {
    const { store, now } = this.#parts;
    const { customerId: accountId, id: deskId, key, customerName: accountName } = conversation;
    const mayTry = await isWithin(this.#tries, accountId);
    if (!mayTry || !(await isWithin(this.#triesInAll, 'all'))) return { refusal: 'tooMany' };
    const found = matching(await store.openCodes(now()), hashOf(code));
    if (!found) return { refusal: 'badCode' };
    const refusal = refusalOf(conversation, isPrivate);
    if (refusal) {
      await store.dropCode(found);
      return { refusal };
    }
    const { channelId } = key;
    const { agentId } = found;
    const link = { agentId, accountId, channelId, accountName, deskId, linkedAt: now() };
    const outcome = await store.link(found, link);
    if (outcome === 'linked') return { link };
    return { refusal: outcome === 'codeGone' ? 'badCode' : 'accountTaken' };
  }

  of(agentId: string): Promise<AgentLink | undefined> {
    return this.#parts.store.linkOf(agentId);
  }

  ofAccount(accountId: string): Promise<AgentLink | undefined> {
    return this.#parts.store.linkOfAccount(accountId);
  }

  all(): Promise<readonly AgentLink[]> {
    return this.#parts.store.links();
  }

  /** False when there was none. */
  end(agentId: string): Promise<boolean> {
    return this.#parts.store.unlink(agentId);
  }
}

function refusalOf(conversation: Conversation, isPrivate: boolean): LinkRefusal | undefined {
  if (!isPrivate) return 'notPrivate';
  return conversation.state === 'bot' ? undefined : 'inConversation';
}

/** Looks at every code, and for the same time at each, so that no answer comes sooner for a near miss. */
function matching(codes: readonly LinkCode[], hash: string): LinkCode | undefined {
  const wanted = Buffer.from(hash);
  let found: LinkCode | undefined;
  for (const code of codes) {
    const held = Buffer.from(code.hash);
    if (held.length === wanted.length && timingSafeEqual(held, wanted)) found = code;
  }
  return found;
}

/** Without case, and with the digits that letters were taken for. */
function canonical(code: string): string {
  return code.toUpperCase().replace(/[IL]/g, '1').replaceAll('O', '0');
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}

function limiter(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: CODE_SECONDS });
}

async function isWithin(limit: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limit.consume(key);
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}
