import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Builds the console's pages to `dist/console/web`; with `vite dev`, the API is proxied to a server on 3978. */
// biome-ignore lint/style/noDefaultExport: Vite reads the default export.
export default defineConfig({
  root,
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/console/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // A strict content security policy allows no data: URLs.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: true,
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:3978', ws: true } } },
});
