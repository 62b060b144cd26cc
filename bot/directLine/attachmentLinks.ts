import { createHmac, timingSafeEqual } from 'node:crypto';
import { DirectLineError } from './directLineError.ts';

/** How a stored activity names a file; readers exchange it for a signed link. */
export const ATTACHMENT_URN = 'urn:baton:attachment:';

const HOUR_SECONDS = 60 * 60;
const LIFE_HOURS = 24;

/** Signs and checks the links under which files of conversations can be fetched without a token. */
export class AttachmentLinks {
  readonly #key: Uint8Array;
  readonly #now: () => Date;

  constructor(parts: { readonly signingSecret: string; readonly now: () => Date }) {
    this.#key = createHmac('sha256', parts.signingSecret).update('attachment links').digest();
    this.#now = parts.now;
  }

  /**
   * The path of the link, valid for 24 to 25 hours: it changes once an hour only, so that clients
   * may cache.
   */
  pathOf(attachmentId: string, name: string): string {
    const hour = Math.ceil(this.#now().getTime() / 1000 / HOUR_SECONDS);
    const expires = (hour + LIFE_HOURS) * HOUR_SECONDS;
    const signature = this.#sign(attachmentId, expires).toString('base64url');
    return `/v3/directline/attachments/${attachmentId}/${encodedName(name)}?e=${expires}&s=${signature}`;
  }

  /** Throws `LinkExpired` unless we signed the link and it still holds. */
  check(attachmentId: string, expires: string | null, signature: string | null): void {
    const given = Buffer.from(signature ?? '', 'base64url');
    const right = this.#sign(attachmentId, Number(expires));
    const genuine = given.length === right.length && timingSafeEqual(given, right);
    if (!genuine || Number(expires) * 1000 < this.#now().getTime()) {
      throw new DirectLineError('LinkExpired', 'The link has expired or is not genuine.');
    }
  }

  #sign(attachmentId: string, expires: number): Buffer {
    return createHmac('sha256', this.#key).update(`${attachmentId} ${expires}`).digest();
  }
}

/** A file's name, percent-encoded as paths and headers (RFC 8187) want it, whatever it holds. */
export function encodedName(name: string): string {
  const wellFormed = Buffer.from(name, 'utf8').toString('utf8');
  return encodeURIComponent(wellFormed).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
