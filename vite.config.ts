import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The desk's pages: `src/workbench` → `dist/desk`. Every name under `assets/` carries a hash, nothing
 * is inlined (the server's content security policy allows no inline script, style or data address),
 * and nothing is loaded from another host.
 */
export default defineConfig(({ command }) => {
  // The same pages whoever starts the build: a test runner's NODE_ENV must not get into them.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: fileURLToPath(new URL('src/workbench', import.meta.url)),
    base: '/',
    plugins: [react()],
    build: {
      outDir: fileURLToPath(new URL('dist/desk', import.meta.url)),
      emptyOutDir: true,
      target: 'es2023',
      cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 900,
    },
  };
});
