import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Request, RequestHandler, Response, Server } from 'restify';
import { protectPage } from '../api/securityHeaders.ts';

const ROOT = '/console';
const NONCE = '__CSP_NONCE__';
const NOT_BUILT = `The console's pages are not built yet. "npm start" builds them; see the README.\n`;

/** What the build makes. Anything else is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Files of the build stand beside the page or in `assets`; their names can't climb out of there. */
const FILE = /^\/(?:assets\/)?[A-Za-z0-9_][\w.-]*\.\w+$/;

/** Serves the built pages: `index.html` for every address of the application, files beside it. */
export function mountPages(server: Server, directory: string): void {
  const serve = async (request: Request, response: Response) => {
    const path = new URL(request.url ?? '', 'http://localhost').pathname.slice(ROOT.length);
    if (FILE.test(path) && path !== '/index.html')
      await sendFile(directory, path, request, response);
    else await sendIndex(directory, request, response);
  };
  for (const path of [ROOT, `${ROOT}/*`]) {
    // restify 12 takes async handlers of two arguments; its types are older.
    server.get(path, serve as unknown as RequestHandler);
    server.head(path, serve as unknown as RequestHandler);
  }
}

async function sendIndex(directory: string, request: Request, response: Response): Promise<void> {
  const nonce = randomBytes(16).toString('base64');
  protectPage(request, response, nonce);
  response.setHeader('Cache-Control', 'no-store');
  const page = await contentOf(join(directory, 'index.html'));
  if (page === undefined) {
    return end(request, response, 503, 'text/plain; charset=utf-8', Buffer.from(NOT_BUILT));
  }
  const html = page.toString('utf8').replaceAll(NONCE, nonce);
  end(request, response, 200, TYPES['.html'], Buffer.from(html));
}

async function sendFile(
  directory: string,
  path: string,
  request: Request,
  response: Response,
): Promise<void> {
  protectPage(request, response, randomBytes(16).toString('base64'));
  const type = TYPES[extname(path)];
  const content = type === undefined ? undefined : await contentOf(join(directory, path));
  if (content === undefined) {
    response.setHeader('Cache-Control', 'no-store');
    return end(request, response, 404, 'text/plain; charset=utf-8', Buffer.from('Not found\n'));
  }
  // The build names assets after their content.
  const hashed = path.startsWith('/assets/');
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  end(request, response, 200, type, content);
}

/** Undefined when there is no such file. */
async function contentOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function end(
  request: Request,
  response: Response,
  status: number,
  type: string | undefined,
  content: Buffer,
): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': content.length });
  response.end(request.method === 'HEAD' ? undefined : content);
}
