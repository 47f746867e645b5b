import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSampleBench, type Bench } from './hearsay.ts';

/* Debriefing in the terminal, on the sample case. */
let bench: Bench;
beforeAll(async () => {
  bench = await makeSampleBench();
}, 120_000);
afterAll(() => bench.remove());

describe('hearsay sessions', () => {
  it('[CM50] lists everybody, and shows one with differences, reasons and controls', async () => {
    const all = await bench.run(['sessions']);
    expect(all.code).toBe(0);
    expect(all.out).toMatch(/Tern\s+2\s+3/);
    const tern = await bench.run(['sessions', 'tern']);
    expect(tern.out).toContain(
      'Q-018, contradiction, central, not yet put: 7–8 men (session 1) → 9 men (session 2)',
    );
    expect(tern.out).toContain('through an interpreter (C-Birch)');
    expect(tern.out).toContain('K-07: said 4 men; the desk knew 4 men since 2026-02-24');
    expect(tern.out).not.toMatch(/\blie[sd]?\b|honest|truthful|deceptive/iu);
    const view = await bench.json<{ differences: unknown[] }>(['sessions', 'Tern']);
    expect(view.differences.length).toBeGreaterThanOrEqual(4);
    const nobody = await bench.run(['sessions', 'Nobody']);
    expect(nobody.code).toBe(2);
    expect(nobody.err).toContain('hearsay sources');
  }, 60_000);
});

describe('hearsay sheet', () => {
  it('[CM51] prints the sheet, or writes it to a new file for its owner alone', async () => {
    const shown = await bench.run(['sheet', 'Tern']);
    expect(shown.out).toContain('# Interview sheet: Tern, session 3');
    expect(shown.out).not.toMatch(/Birch|Plum|Alder/u);
    const file = join(bench.folder, 'sheet.md');
    const written = await bench.run(['sheet', 'Tern', '--out', file]);
    expect(written.code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('*Settles:*');
    expect(statSync(file).mode & 0o077).toBe(0);
    const again = await bench.run(['sheet', 'Tern', '--out', file]);
    expect(again.code).toBe(2);
    expect(again.err).toContain('already');
    const json = await bench.json<{ lines: { kind: string }[] }>(['sheet', 'Tern']);
    expect(json.lines[0]?.kind).toBe('lineage');
  }, 60_000);
});
