import type { IncomingMessage } from 'node:http';
import { DirectLineError } from './directLineError.ts';

/** The JSON body of a request, read here if nobody has; undefined when there is none. */
export async function jsonBodyOf(
  request: IncomingMessage & { readonly body?: unknown },
  maxBytes: number,
): Promise<unknown> {
  if (request.body !== undefined) return parsed(request.body);
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return parsed(Buffer.concat(chunks).toString('utf8'));
}

/** The message that the client has everything up to; 0 from the start. */
export function watermarkOf(query: URLSearchParams): number {
  const watermark = query.get('watermark') ?? '';
  if (watermark === '') return 0;
  if (!/^\d{1,15}$/.test(watermark)) {
    throw new DirectLineError('BadArgument', 'The watermark is none of ours.');
  }
  return Number(watermark);
}

/** The query of a request. */
export function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? '/', 'http://local').searchParams;
}

/** Where the client reaches us: as configured, or as its own request names the host. */
export function baseUrlOf(request: IncomingMessage, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, '');
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  return `${scheme}://${request.headers.host ?? 'localhost'}`;
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  if (body.trim() === '') return undefined;
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new DirectLineError('BadArgument', 'The body is not JSON.', { cause: error });
  }
}

function tooLarge(maxBytes: number): DirectLineError {
  return new DirectLineError('TooLarge', `A body may have ${maxBytes} bytes.`);
}
