import type { Request } from 'restify';
import { ConsoleError } from '../consoleError.ts';

/** The JSON of the request's body; an empty body is an empty object. */
export async function readJsonBody(request: Request, limitBytes: number): Promise<unknown> {
  // A host that mounts us may have a body parser of its own on all routes.
  const body: unknown = request.body ?? (await readText(request, limitBytes));
  if (isEmpty(body)) return {};
  requireJson(request);
  if (!isText(body)) return body;
  try {
    return JSON.parse(String(body));
  } catch (cause) {
    throw new ConsoleError('invalidJson', 'The body is not JSON', { cause });
  }
}

function isEmpty(body: unknown): boolean {
  return isText(body) ? String(body).trim() === '' : Object.keys(Object(body)).length === 0;
}

function isText(body: unknown): boolean {
  return typeof body === 'string' || Buffer.isBuffer(body);
}

async function readText(request: Request, limitBytes: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Destroying the request would take the connection away from the refusal.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Pages of other sites can't send this type unasked, which is a part of the protection against them. */
function requireJson(request: Request): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return;
  throw new ConsoleError('unsupportedMediaType', 'The body has to be application/json');
}

function tooLarge(limitBytes: number): ConsoleError {
  return new ConsoleError('bodyTooLarge', `The body is longer than ${limitBytes} bytes`);
}
