import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readerBundle } from './read-bundle.ts';
import { READ_LIMITS } from './read-in-worker.ts';
import { ReadProcess } from './read-process.ts';

/** Within the repository, as sources are: what is built is named from its root. */
const HERE = fileURLToPath(new URL('../../dist/', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(HERE, 'bundle-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('[IN233] it is built again when a source has changed, and not otherwise', async () => {
  const entry = join(folder, `entry-${process.pid}.ts`);
  const part = join(folder, 'part.ts');
  await writeFile(entry, "import { said } from './part.ts';\nprocess.stdout.write(said);\n");
  await writeFile(part, "export const said: string = 'one';\n");
  const first = await readerBundle(entry);
  expect(await readerBundle(entry)).toEqual(first);
  await writeFile(part, "export const said: string = 'two';\n");
  const second = await readerBundle(entry);
  expect(second.program).not.toBe(first.program);
  for (const { program } of [first, second]) await rm(program);
  await rm(second.program.replace(/-[0-9a-f]{16}\.mjs$/, '.json'));
});

test('[IN233] a file is read within a second of the start', async () => {
  const bundle = await readerBundle();
  const begin = performance.now();
  const reader = await ReadProcess.start(bundle, READ_LIMITS.megabytes);
  await reader.read(new TextEncoder().encode('hello'), 'a.txt', {}, READ_LIMITS);
  const milliseconds = performance.now() - begin;
  await reader.end();
  // Measured: about 120 ms; the machine may be busy with other tests.
  expect(milliseconds).toBeLessThan(3000);
});

test('[IN310] functions are not named again each time they are made', async () => {
  const { program } = await readerBundle();
  const code = await readFile(program, 'utf8');
  const naming = code.split('\n').filter((line) => line.includes('var __name = '));
  expect(naming.length).toBeGreaterThan(0);
  for (const line of naming) expect(line).toContain('target.name === value ? target :');
});
