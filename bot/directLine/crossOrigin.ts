import type { Next, Request, RequestHandler, Response } from 'restify';

/** Lets pages of the given origins call us (CORS); pages of our own need no leave. */
export function crossOrigin(allowedOrigins: readonly string[]): RequestHandler {
  return (request: Request, response: Response, next: Next): void => {
    const origin = request.headers.origin;
    response.setHeader('Vary', 'Origin');
    if (origin !== undefined && allowedOrigins.includes(origin)) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    }
    next();
  };
}

/** Answers a browser's question beforehand; to be run after {@link crossOrigin}. */
export function preflight(_request: Request, response: Response, next: Next): void {
  if (response.hasHeader('Access-Control-Allow-Origin')) {
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    response.setHeader(
      'Access-Control-Allow-Headers',
      'Authorization, Content-Type, X-Ms-Bot-Agent, X-Requested-With',
    );
    response.setHeader('Access-Control-Max-Age', '600');
  }
  response.writeHead(204);
  response.end();
  next(false);
}
