import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { IntakeError } from '#intake/format.ts';
import { readerBundle } from './read-bundle.ts';
import { ReadProcess } from './read-process.ts';

/** The process from outside, with a reader that breaks in every way (`test/hostile/broken-reader.ts`). */

const ENTRY = fileURLToPath(new URL('../../test/hostile/broken-reader.ts', import.meta.url));
const LIMITS = { milliseconds: 20_000, megabytes: 256 };
let reader: ReadProcess | null = null;

afterEach(async () => {
  await reader?.end();
  reader = null;
});

async function start(): Promise<ReadProcess> {
  reader = await ReadProcess.start(await readerBundle(ENTRY), LIMITS.megabytes);
  return reader;
}

const refusal = async (text: string, limits = LIMITS): Promise<IntakeError> => {
  const one = await start();
  const error: unknown = await one
    .read(new TextEncoder().encode(text), 'a.txt', {}, limits)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(IntakeError);
  expect((error as IntakeError).mend).not.toBe('');
  return error as IntakeError;
};

test('[IN232] a reader that throws is a refusal that names the fault, and the process goes on', async () => {
  expect((await refusal('fault')).message).toBe(
    'The reader broke on "a.txt" (TypeError: Cannot read properties of undefined).',
  );
  expect(reader?.usable).toBe(true);
  const next = await reader?.read(new Uint8Array(3), 'b.txt', {}, LIMITS);
  expect(next?.format).toBe('3 bytes');
});

test('[IN232] a process that ends is a refusal', async () => {
  expect((await refusal('exit')).message).toContain('its process ended with 3');
  expect(reader?.usable).toBe(false);
});

test('[IN61] a reader that never ends is stopped', async () => {
  const { message } = await refusal('for ever', { ...LIMITS, milliseconds: 300 });
  expect(message).toBe('Reading "a.txt" took longer than 0.3 seconds and was stopped.');
  expect(reader?.usable).toBe(false);
});

test('[IN61] memory outside the heap counts as well', async (test) => {
  if (process.platform === 'win32') test.skip('Windows has only the limit on the heap');
  const { message } = await refusal('buffers', { ...LIMITS, megabytes: 128 });
  expect(message).toBe('Reading "a.txt" needed more than 128 MB of memory and was stopped.');
});

test('[SA62] an answer of another shape, or none at all, ends the process', async () => {
  for (const text of ['wrong shape', 'not a frame']) {
    expect((await refusal(text)).message).toContain('it answered what no reader says');
    await expect.poll(() => reader?.usable).toBe(false);
    await reader?.end();
  }
});

test('[IN231] a file of 300 MB is sent in pieces', async (test) => {
  const one = await start();
  const file = Buffer.alloc(300 * 2 ** 20, 'x');
  const before = await resident();
  if (before === null) test.skip('only Linux says how much is held');
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  const reading = await one.read(file, 'large.txt', {}, LIMITS);
  clearInterval(watch);
  expect(reading.format).toBe(`${file.length} bytes`);
  expect(most - (before ?? 0)).toBeLessThan(60 * 2 ** 20);
});

async function resident(): Promise<number | null> {
  try {
    await readFile('/proc/self/status');
    return process.memoryUsage.rss();
  } catch {
    return null;
  }
}

test('[IN234] where no process can be started nothing is read, and the refusal says why', async () => {
  const absent = { program: '/no/such/reader.mjs', data: [] };
  const starting = ReadProcess.start(absent, LIMITS.megabytes);
  await expect(starting).rejects.toThrow(IntakeError);
  await expect(starting).rejects.toThrow(
    /without disk and network, and that could not be started: .*reader\.mjs/,
  );
});
