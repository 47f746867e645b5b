import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BIN, makeBench, type Bench, type Ran } from './hearsay.ts';

/* An import that is stopped in the middle, as a person stops it or as a machine goes down. */
const FILES = 40;
const MESSAGES = 150;
let bench: Bench;
let folder: string;

beforeAll(() => {
  bench = makeBench();
  folder = join(bench.folder, 'chats');
  mkdirSync(folder);
  const two = (n: number): string => String(n).padStart(2, '0');
  for (let k = 0; k < FILES; k += 1) {
    const lines = Array.from(
      { length: MESSAGES },
      (_, i) =>
        `${two(1 + (k % 28))}/09/2026, ${two(Math.floor(i / 60))}:${two(i % 60)} - Dana: words ${k}-${i}\n`,
    );
    writeFileSync(join(folder, `chat ${two(k)}.txt`), lines.join(''));
  }
});
afterAll(() => bench.remove());

const IMPORT = ['--case', 'North', '--from', 'C-Alder'];

/** Imports in a process of its own and ends it in the middle; a kill takes the whole group, as a power cut does. */
async function cutOff(signal: 'SIGINT' | 'SIGKILL', milliseconds: number): Promise<Ran> {
  const child = spawn(BIN, ['import', folder, ...IMPORT], {
    env: bench.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (err += String(chunk)));
  const ended = new Promise<Ran>((done) => {
    child.on('close', (code) => done({ code, out, err }));
  });
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
  if (child.exitCode === null && child.pid !== undefined) {
    process.kill(signal === 'SIGKILL' ? -child.pid : child.pid, signal);
  }
  return ended;
}

const documents = async (): Promise<number> => {
  const cases = await bench.json<readonly { counts: { documents: number } }[]>(['cases']);
  return cases[0]?.counts.documents ?? 0;
};

describe('[IN239] an import cut off in the middle', () => {
  test('keeps whole files, loses and doubles nothing, and the same command ends it', async () => {
    expect((await bench.run(['cases', 'new', 'North'])).code).toBe(0);
    const cuts: Ran[] = [];
    for (const [signal, life] of [
      ['SIGINT', 4_000],
      ['SIGKILL', 3_000],
      ['SIGKILL', 4_500],
    ] as const) {
      cuts.push(await cutOff(signal, life));
      // Whole files only, whatever moment it was.
      expect((await documents()) % MESSAGES).toBe(0);
    }
    // At least one was cut off before its end, else nothing was tried.
    expect(cuts.filter(({ code }) => code !== 0).length).toBeGreaterThan(0);
    const [interrupted] = cuts;
    if (interrupted?.code === 130 && interrupted.err.includes('files are in')) {
      expect(interrupted.err).toMatch(/\d+ of 40 files are in\. Run the same command again/);
    }
    const { imports } = await bench.json<{
      imports: readonly { import: { counts: { documents: number }; status: string } }[];
    }>(['import', folder, ...IMPORT]);
    expect(imports.map(({ import: one }) => [one.status, one.counts.documents])).toEqual(
      Array(FILES).fill(['done', MESSAGES]),
    );
    expect(await documents()).toBe(FILES * MESSAGES);
    expect((await bench.run(['verify'])).code).toBe(0);
    // Everything that arrived is in the journal once for each time it came, and comes back from it as it was.
    const rebuilt = await bench.run(['rebuild']);
    expect(rebuilt.code, rebuilt.err).toBe(0);
    expect(await documents()).toBe(FILES * MESSAGES);
  }, 300_000);
});
