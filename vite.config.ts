import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * The desk's pages: `src/workbench` → `dist/desk`. Every name under `assets/` carries a hash, nothing
 * is inlined (the server's content security policy allows no inline script, style or data address),
 * and nothing is loaded from another host.
 *
 * What the first screen needs is one script, and beside it a small one that asks for the data first.
 */
export default defineConfig(({ command }) => {
  // The same pages whoever starts the build: a test runner's NODE_ENV must not get into them.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    root: path('src/workbench'),
    base: '/',
    plugins: [react(), firstThings(), compressed()],
    build: {
      outDir: path('dist/desk'),
      emptyOutDir: true,
      target: 'es2023',
      cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        input: {
          index: path('src/workbench/index.html'),
          ahead: path('src/workbench/shell/ahead.ts'),
        },
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'first',
                tags: ['$initial'],
                test: (id) => !/[\\/]shell[\\/](?:ahead|first-requests)\.ts$/.test(id),
              },
            ],
          },
        },
      },
    },
  };
});

/** The page begins with the script that asks ahead, and with the letters most of it is written in. */
function firstThings(): Plugin {
  return {
    name: 'first-things',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const named = (pattern: RegExp): string => {
          const found = Object.keys(bundle ?? {}).find((name) => pattern.test(name));
          if (found === undefined) throw new Error(`nothing built is named like ${pattern}`);
          return `/${found}`;
        };
        const script = { type: 'module', async: true, src: named(/^assets\/ahead-[\w-]+\.js$/) };
        const font = {
          rel: 'preload',
          as: 'font',
          type: 'font/woff2',
          crossorigin: true,
          href: named(/inter-latin-wght-normal-[\w-]+\.woff2$/),
        };
        return [
          { tag: 'script', attrs: script, injectTo: 'head-prepend' },
          { tag: 'link', attrs: font, injectTo: 'head-prepend' },
        ];
      },
    },
  };
}

/** Beside every text file that is worth it, the same compressed, for the server to send as it is. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle: ({ dir }) => {
      const folder = join(dir ?? '', 'assets');
      for (const name of readdirSync(folder)) {
        if (!/\.(?:js|css|json|svg)$/.test(name)) continue;
        const whole = readFileSync(join(folder, name));
        const small = gzipSync(whole, { level: 9 });
        if (small.length < 0.9 * whole.length) writeFileSync(join(folder, `${name}.gz`), small);
      }
    },
  };
}
