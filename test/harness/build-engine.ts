/** Builds the engine as one file of plain JavaScript, as `npm run build:engine` does, somewhere else. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

export interface BuiltEngine {
  readonly file: string;
  readonly code: string;
  remove(): void;
}

export async function buildEngine(): Promise<BuiltEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-engine-'));
  await build({
    configFile: join(ROOT, 'vite.engine.config.ts'),
    root: ROOT,
    logLevel: 'warn',
    build: { outDir: folder },
  });
  const file = join(folder, 'hearsay-engine.js');
  return {
    file,
    code: readFileSync(file, 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
