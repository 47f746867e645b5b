/** The engine as one plain file: imports nothing, and says what its sources say. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corroborate } from 'hearsay/engine';
import * as engine from 'hearsay/engine';
import { buildEngine, type BuiltEngine } from './harness/build-engine.ts';
import { inventClaims } from './harness/invent-claims.ts';

describe('the engine as one file', () => {
  let built: BuiltEngine;
  beforeAll(async () => {
    built = await buildEngine();
  });
  afterAll(() => built.remove());

  const inPlainNode = (script: string): string => {
    const file = join(dirname(built.file), 'try.mjs');
    writeFileSync(file, script);
    // Nothing of ours is in reach: another folder, no loader.
    return execFileSync(process.execPath, [file], {
      cwd: dirname(built.file),
      encoding: 'utf8',
      env: {},
    });
  };

  it('imports nothing and asks nothing of where it runs', () => {
    const { code } = built;
    const found = [
      ...code.matchAll(/^\s*import\b.*|^export\b.*\bfrom\b.*|\bimport\(|\brequire\(|["']node:/gm),
      ...code.matchAll(
        /(?<![.\w-])(?:process|window|document|navigator|crypto|performance)[.[]\w/g,
      ),
      ...code.matchAll(/\b(?:globalThis|Buffer|Math\.random|Date\.now|new Date\(\))/g),
      ...code.matchAll(/\b(?:fetch\(|XMLHttpRequest|WebSocket|localStorage|indexedDB|setTimeout)/g),
    ].map(({ 0: word, index }) => code.slice(Math.max(0, index - 30), index + word.length + 30));
    expect(found).toEqual([]);
  });

  it('is small enough for a page', () => {
    expect(gzipSync(built.code).length / 1000).toBeLessThan(120);
  });

  it('has the same door', () => {
    const names = inPlainNode(
      "import * as all from './hearsay-engine.js'; process.stdout.write(Object.keys(all).join());",
    );
    expect(names.split(',').sort()).toEqual(Object.keys(engine).sort());
  });

  it('[L11] says in plain Node, byte for byte, what the sources say', () => {
    const rows = inventClaims(400);
    const found = inPlainNode(
      `import { corroborate } from './hearsay-engine.js';
       process.stdout.write(JSON.stringify(corroborate(${JSON.stringify(rows)})));`,
    );
    // Compared first: nobody wants to read the difference of two such texts.
    expect(found === JSON.stringify(corroborate(rows))).toBe(true);
  });

  it('is built by the command the page names', () => {
    const { scripts } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'),
    ) as { scripts: Record<string, string> };
    expect(scripts['build:engine']).toBe('vite build --config vite.engine.config.ts');
  });
});
