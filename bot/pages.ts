import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the console's built pages are. */
export function consolePages(): string {
  return built('console/web');
}

/** Where the customer's built chat page is. */
export function chatPage(): string {
  return built('bot/chat/page');
}

/** Whether this runs as TypeScript (tests, `npm run dev`) or from `dist`, the pages are in `dist`. */
function built(path: string): string {
  const beside = fileURLToPath(new URL(`../${path}`, import.meta.url));
  return existsSync(`${beside}/assets`)
    ? beside
    : fileURLToPath(new URL(`../dist/${path}`, import.meta.url));
}
