import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// biome-ignore lint/style/noDefaultExport: Vite looks for it
export default defineConfig({
  root: here('./page'),
  base: '/chat/',
  // The server puts a fresh nonce in its place at each answer.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: here('../../dist/bot/chat/page'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});
