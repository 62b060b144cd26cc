import type { Request, RequestHandler, Response } from 'restify';
import { isStoreAway } from '../../handoff/index.ts';
import { DirectLineError } from './directLineError.ts';

/** What a route answers: a status and a JSON body, or none if undefined. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A restify handler that answers what `handle` returns, and refuses as it throws. */
export function answering(
  handle: (request: Request, response: Response) => Promise<Answer | undefined>,
  reportFailure: (error: unknown) => void,
): RequestHandler {
  return async (request: Request, response: Response): Promise<void> => {
    try {
      const answer = await handle(request, response);
      if (answer !== undefined) sendJson(response, answer.status, answer.body);
    } catch (error) {
      refuse(request, response, error, reportFailure);
    }
  };
}

function refuse(
  request: Request,
  response: Response,
  error: unknown,
  reportFailure: (error: unknown) => void,
): void {
  const shown = refusalOf(error);
  if (shown !== error) reportFailure(error);
  if (response.headersSent) return void response.destroy();
  if (shown.retryAfterSeconds !== undefined) {
    response.setHeader('Retry-After', String(shown.retryAfterSeconds));
  }
  // What is left of the body is not read: the connection cannot be used again.
  if (!request.readableEnded) response.setHeader('Connection', 'close');
  sendJson(response, shown.status, { error: { code: shown.code, message: shown.message } });
  if (!request.readableEnded) request.resume();
}

/** What the client is told of an error: its refusal, or no more than that the fault is ours. */
export function refusalOf(error: unknown): DirectLineError {
  if (error instanceof DirectLineError) return error;
  if (isStoreAway(error)) {
    return new DirectLineError('Unavailable', 'This can’t be taken now; please send it again.', {
      retryAfterSeconds: 1,
    });
  }
  return new DirectLineError('InternalError', 'Something went wrong.');
}

function sendJson(response: Response, status: number, body: unknown): void {
  response.writeHead(status, {
    ...(body !== undefined && { 'Content-Type': 'application/json; charset=utf-8' }),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
