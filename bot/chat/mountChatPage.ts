import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response, Server } from 'restify';

/** Where the built page is, and who may show it within their own. */
export interface ChatPageParts {
  /** As `vite build` left it. */
  readonly directory: string;
  /** Sites that may embed the page in a frame, besides our own origin. */
  readonly frameAncestors?: readonly string[];
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

type Encoding = 'br' | 'gzip' | 'identity';

/** Serves the customer's chat page under `/chat`; throws when it has not been built. */
export async function mountChatPage(server: Server, parts: ChatPageParts): Promise<void> {
  const page = await readFile(join(parts.directory, 'index.html'), 'utf8');
  const assets = await readAssets(join(parts.directory, 'assets'));

  const sendPage = async (_request: Request, response: Response): Promise<void> => {
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy(nonce, parts.frameAncestors ?? []),
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(page.replaceAll('__CSP_NONCE__', nonce));
  };
  server.get('/chat', sendPage);
  server.get('/chat/', sendPage);

  server.get('/chat/assets/:name', async (request: Request, response: Response) => {
    const asset = assets.get(String(request.params.name));
    if (asset === undefined) {
      response.writeHead(404);
      response.end();
      return;
    }
    const encoding = encodingFor(request.headers['accept-encoding']);
    const bytes = await asset.in(encoding);
    response.writeHead(200, {
      'Content-Type': asset.contentType,
      'Content-Length': bytes.length,
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
    });
    response.end(bytes);
  });
}

/** A file of the page, compressed when first asked for. */
class Asset {
  readonly contentType: string;
  readonly #bytes: Buffer;
  readonly #encoded = new Map<Encoding, Promise<Buffer>>();

  constructor(name: string, bytes: Buffer) {
    this.contentType = CONTENT_TYPES[extname(name)] ?? 'application/octet-stream';
    this.#bytes = bytes;
  }

  in(encoding: Encoding): Promise<Buffer> {
    const encoded = this.#encoded.get(encoding) ?? compress(this.#bytes, encoding);
    this.#encoded.set(encoding, encoded);
    return encoded;
  }
}

async function readAssets(directory: string): Promise<ReadonlyMap<string, Asset>> {
  const names = (await readdir(directory)).filter((name) => !name.endsWith('.map'));
  const read = async (name: string): Promise<[string, Asset]> => [
    name,
    new Asset(name, await readFile(join(directory, name))),
  ];
  return new Map(await Promise.all(names.map(read)));
}

async function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(bytes);
  if (encoding === 'identity') return bytes;
  // Quality 5 takes a tenth of the time of 11, for a sixth more bytes.
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

function encodingFor(accepted: string | string[] | undefined): Encoding {
  const offers = String(accepted ?? '');
  if (/\bbr\b/.test(offers)) return 'br';
  return /\bgzip\b/.test(offers) ? 'gzip' : 'identity';
}

/** The hash of an empty style: Web Chat makes one without a nonce, and fills it by script. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * Scripts and styles need the answer's nonce, or come from scripts that had it. Web Chat shrinks
 * pictures in a worker made from a blob, and reads chosen files through blob addresses.
 */
function policy(nonce: string, frameAncestors: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}' ${EMPTY_STYLE}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self' blob:",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${["'self'", ...frameAncestors].join(' ')}`,
  ].join('; ');
}
