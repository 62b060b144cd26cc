import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** Most bytes of an activity. */
const LIMIT_BYTES = 256 * 1024;

/**
 * The JSON that a channel delivers; throws {@link Refusal}. Not restify's body parser: it unpacks gzip
 * without a limit, dies of a broken one, and writes the files of a form to the disk.
 */
export async function readActivityBody(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  // Pages of other sites can't send this type unasked: without an app id that keeps browsers out.
  if (type !== 'application/json') {
    throw new Refusal(415, 'unsupportedMediaType', 'The body has to be application/json');
  }
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new Refusal(415, 'unsupportedEncoding', 'The body has to come uncompressed');
  }
  try {
    return JSON.parse(await readText(request));
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal(400, 'invalidJson', 'The body is not JSON', { cause });
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > LIMIT_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Destroying the request would take the connection away from the refusal.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > LIMIT_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tooLarge(): Refusal {
  return new Refusal(413, 'bodyTooLarge', `The body is longer than ${LIMIT_BYTES} bytes`);
}
