/** The engine as one plain file: imports nothing, and says what its sources say. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corroborate } from 'hearsay/engine';
import * as engine from 'hearsay/engine';
import { buildEngine, type BuiltEngine } from './build-engine.ts';
import { inventClaims } from './invent-claims.ts';

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
    const code = built.code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    expect(code).not.toMatch(/^\s*import\b|\bimport\s*\(|\brequire\s*\(|\bfrom\s*["']/m);
    expect(code).not.toMatch(/["']node:|\bprocess\.|\bglobalThis\b|\bwindow\b|\bdocument\./);
    expect(code).not.toMatch(/\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\./);
    expect(code).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|localStorage|indexedDB/);
  });

  it('is small enough for a page', () => {
    expect(gzipSync(built.code).length / 1000).toBeLessThan(150);
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
    expect(found).toBe(JSON.stringify(corroborate(rows)));
  });

  it('is built by the command the page names', () => {
    const { scripts } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'),
    ) as { scripts: Record<string, string> };
    expect(scripts['build:engine']).toBe('vite build --config vite.engine.config.ts');
  });
});
