import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Sessions, SignedIn } from '../accounts/sessions.ts';
import { authenticated } from '../api/authentication.ts';
import { requestedHosts } from '../api/clientAddress.ts';
import * as field from '../api/schemas/fields.ts';
import { validated } from '../api/validation.ts';
import { ConsoleError } from '../consoleError.ts';

/** The subprotocol that we speak. */
export const STREAM_PROTOCOL = 'baton';

const query = z.strictObject({ since: field.cursor.optional() });

/** Who opens a live stream, and where it begins. */
export interface StreamOpening {
  readonly caller: SignedIn;
  readonly since: string | undefined;
}

/**
 * Checks the request for a live stream. Browsers let pages of any site open WebSockets and send our
 * cookie along, so with a cookie the page has to be ours.
 * Throws `notSignedIn`, `foreignOrigin` or `invalidRequest`.
 */
export async function openingOf(
  request: IncomingMessage,
  options: { readonly sessions: Sessions },
): Promise<StreamOpening> {
  const token = protocolToken(request);
  const headers = token
    ? { ...request.headers, authorization: `Bearer ${token}` }
    : request.headers;
  if (!headers.authorization) checkOrigin(request);
  const caller = await authenticated(headers, { sessions: options.sessions, changes: false });
  const { searchParams } = new URL(request.url ?? '', 'http://localhost');
  const { since } = validated(query, Object.fromEntries(searchParams)) as z.output<typeof query>;
  return { caller, since };
}

/** Browsers can't set headers on WebSockets, but subprotocols: `baton, bearer.TOKEN`. */
function protocolToken(request: IncomingMessage): string | undefined {
  const protocols = request.headers['sec-websocket-protocol'] ?? '';
  return /(?:^|,)\s*bearer\.([\w-]+)\s*(?:,|$)/.exec(protocols)?.[1];
}

function checkOrigin(request: IncomingMessage): void {
  const { origin } = request.headers;
  if (origin === undefined) return;
  const host = URL.canParse(origin) ? new URL(origin).host : '';
  if (requestedHosts(request).includes(host)) return;
  throw new ConsoleError('foreignOrigin', 'Pages of other sites may not open this');
}
