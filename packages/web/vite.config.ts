import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

/** The server that `npm run dev` of this package talks to. */
const server = process.env['DEBRIEF_SERVER'] ?? 'http://127.0.0.1:4310';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  // The server puts a fresh nonce in its place at each answer (see README.md).
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // No data: addresses, which the content security policy would have to allow.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [join(import.meta.dirname, 'index.html'), join(import.meta.dirname, 'diagram.html')],
      output: {
        // What every page needs comes in two pieces, not in seventy: a phone's round trips are long.
        codeSplitting: {
          groups: [
            { name: 'framework', test: /node_modules[\\/](?:react|react-dom|scheduler|@tanstack)[\\/]/ },
            {
              name: 'parts',
              test: /[\\/]web[\\/]src[\\/](?:parts|text|api|design)[\\/]|node_modules[\\/]lucide-react[\\/]/,
            },
          ],
        },
      },
    },
    modulePreload: { polyfill: false },
    sourcemap: false,
    manifest: true,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/live': { target: server, ws: true } } },
});
