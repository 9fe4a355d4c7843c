import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { monacoTexts } from './source-view/monaco-texts/plugin.ts';

const root = path.join(import.meta.dirname, '..');

/**
 * Everything is served from our own address: no CDN, no inline script, workers as files. Where it is built to:
 * `api/rule-editor/build-rule-editor.ts`.
 */
// oxlint-disable-next-line import/no-default-export -- where Vite looks for it
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  cacheDir: path.join(root, '.cache/vite-editor'),
  plugins: [react(), monacoTexts()],
  resolve: {
    alias: [
      {
        find: /^\.\.\/\.\.\/\.\.\/internal\/common\/workers\.js$/,
        replacement: path.join(import.meta.dirname, 'source-view/create-web-worker.ts'),
      },
    ],
  },
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 10_000,
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: { format: 'es' },
  logLevel: 'warn',
});
