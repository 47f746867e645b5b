import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * The engine as one file of plain JavaScript: `dist/engine/hearsay-engine.js`, for pages, workers and
 * programs that do not read TypeScript. It imports nothing.
 */
export default defineConfig({
  publicDir: false,
  build: {
    lib: {
      entry: fileURLToPath(new URL('src/4-corroboration/engine.ts', import.meta.url)),
      formats: ['es'],
      fileName: () => 'hearsay-engine.js',
    },
    outDir: fileURLToPath(new URL('dist/engine', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
  },
});
