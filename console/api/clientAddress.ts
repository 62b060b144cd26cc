import type { IncomingMessage } from 'node:http';

/** Where a request comes from, as far as its connection tells. */
export function socketAddress(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? 'unknown';
}

/**
 * The hosts that the client may have asked for: ours or, behind a proxy that renames us, what the
 * proxy was asked for. Anybody can say so in a header, except the pages of other sites in a browser.
 */
export function requestedHosts({ headers }: IncomingMessage): readonly string[] {
  const forwarded = [headers['x-forwarded-host'] ?? []].flat().join(',').split(',').at(-1)?.trim();
  return [headers.host, forwarded].filter((host) => host !== undefined && host !== '') as string[];
}
