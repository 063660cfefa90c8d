import { serviceWorker } from './build/shell.ts';
import { defineConfig } from 'vitest/config';

/** Everything is served as files from the page's own origin: nothing is inlined, so that the CSP can stay strict. */
export default defineConfig({
  base: './',
  plugins: [serviceWorker()],
  build: {
    outDir: 'target/site',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssMinify: true,
  },
  // A test waits for what it expects, however busy the machine is.
  test: { include: ['test/**/*.test.ts'], environment: 'node', testTimeout: 120_000, hookTimeout: 120_000 },
});
