import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** A policy's directives, as helmet takes them. */
type Directives = Record<string, readonly string[]>;

/** Sets the headers that protect an answer of the API: nothing of it is ever a page. */
export const protectAnswer = protection({
  'default-src': ["'none'"],
  'frame-ancestors': ["'none'"],
});

/** Sets the headers that protect a page, whose scripts and styles carry the nonce. */
export function protectPage(
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string,
): void {
  protection({
    'default-src': ["'none'"],
    'script-src': ["'self'", `'nonce-${nonce}'`],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'"],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  })(request, response);
}

function protection(
  directives: Directives,
): (request: IncomingMessage, response: ServerResponse) => void {
  const protect = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    // Whoever ends TLS decides on this: sent from here, it would bind other servers of the host.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response) =>
    protect(request, response, (error) => {
      if (error) throw error;
    });
}
