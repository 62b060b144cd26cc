import type { IncomingMessage } from 'node:http';

/** Where a request comes from: the socket's address or, behind a proxy of ours, what that one saw. */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const socketAddress = request.socket.remoteAddress ?? 'unknown';
  if (!trustProxy) return socketAddress;
  // Each proxy adds at the end; what stands before it came from outside and may be made up.
  return lastOf(request.headers['x-forwarded-for']) ?? socketAddress;
}

/** The host that the client asked for. */
export function requestedHost(request: IncomingMessage, trustProxy: boolean): string | undefined {
  const forwarded = trustProxy ? lastOf(request.headers['x-forwarded-host']) : undefined;
  return forwarded ?? request.headers.host;
}

function lastOf(header: string | string[] | undefined): string | undefined {
  const values = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',');
  return values.at(-1)?.trim() || undefined;
}
