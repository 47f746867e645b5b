import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { pour, writeLines } from './write-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay lines '));
afterAll(() => rmSync(folder, { recursive: true }));

function* numbers(n: number, made?: (i: number) => void): Generator<string> {
  for (let i = 0; i < n; i++) {
    made?.(i);
    yield `line ${i}\n`;
  }
}

test('every line, in order, and a file for none', async () => {
  const file = join(folder, 'out.csv');
  await writeLines(file, numbers(50_000));
  expect(readFileSync(file, 'utf8')).toBe([...numbers(50_000)].join(''));
  await writeLines(file, []);
  expect(readFileSync(file, 'utf8')).toBe('');
});

test('lines are made no faster than they are taken', async () => {
  let made = 0;
  let taken = 0;
  let ahead = 0;
  const slow = new Writable({
    highWaterMark: 1,
    write(piece: Buffer, _, next) {
      taken += piece.toString().split('\n').length - 1;
      ahead = Math.max(ahead, made - taken);
      void setImmediate().then(() => next());
    },
  });
  await pour(
    numbers(300_000, (i) => (made = i + 1)),
    slow,
  );
  expect(taken).toBe(300_000);
  expect(ahead).toBeLessThan(60_000);
});

test('a file that cannot be written is an error to catch', async () => {
  await expect(writeLines(join(folder, 'no', 'such', 'file'), numbers(3))).rejects.toThrow(
    'ENOENT',
  );
});
