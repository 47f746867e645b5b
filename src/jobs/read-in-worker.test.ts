import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { afterAll, expect, test } from 'vitest';
import { IntakeError } from '#intake/format.ts';
import { readFile } from '#intake/formats.ts';
import { lines, makePdf, scan } from '#intake/goldens/make-pdf.ts';
import { makeZip } from '#intake/goldens/make-zip.ts';
import { READ_LIMITS, readInWorker, stopReading } from './read-in-worker.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const line = (i: number): string => `15/09/2026, 20:46 - Dana: message ${i} of a long chat\n`;

afterAll(stopReading);

test('[IN60] a file read in the thread gives what reading it here gives, and the bytes stay ours', async () => {
  const chat = bytes('15/09/2026, 20:46 - Dana: hi\n15/09/2026, 20:47 - Karim: yes\n');
  const options = { zone: 'Asia/Damascus' };
  expect(await readInWorker(chat, 'chat.txt', options)).toEqual(
    await readFile(chat, 'chat.txt', options),
  );
  expect(chat.length).toBeGreaterThan(0);
  // What reading a file from the disk gives.
  const file = Buffer.alloc(100_000, 'They came by night. ');
  await readInWorker(file, 'note.txt', options);
  expect(file.length).toBe(100_000);
  const zip = makeZip([{ name: '_chat.txt', content: chat }]);
  const reading = await readInWorker(zip, 'export.zip', {});
  expect(reading.members[0]?.bytes).toEqual(chat);
});

test('[IN60] a refusal comes back as a refusal, with what to do', async () => {
  const refusal = await readInWorker(makeZip([]), 'export.zip', {}).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(IntakeError);
  expect((refusal as IntakeError).message).toContain('is empty');
  expect((refusal as IntakeError).mend).not.toBe('');
});

test('[IN61] a reading that takes too long is stopped in words, and the next file is read', async () => {
  const long = bytes(Array.from({ length: 300_000 }, (_, i) => line(i)).join(''));
  const stopped = readInWorker(long, 'long.txt', {}, { ...READ_LIMITS, milliseconds: 50 });
  const after = readInWorker(bytes('hello'), 'b.txt', {});
  await expect(stopped).rejects.toThrow(/took longer than 0.05 seconds and was stopped/);
  await expect(stopped).rejects.toThrow(IntakeError);
  expect((await after).format).toBe('text');
});

test('[IN61] a reading that needs too much memory is stopped in words, and the desk lives', async () => {
  const long = bytes(Array.from({ length: 400_000 }, (_, i) => line(i)).join(''));
  const stopped = readInWorker(long, 'long.txt', {}, { ...READ_LIMITS, megabytes: 32 });
  await expect(stopped).rejects.toThrow(/needed more than 32 MB of memory/);
  await expect(stopped).rejects.toThrow(IntakeError);
  expect((await readInWorker(bytes('hello'), 'b.txt', {})).format).toBe('text');
});

test('[IN312] a damaged page costs that page and not the file: what a library lets go of ends no process', async () => {
  const healthy = Buffer.from(makePdf([{ draws: lines(['They left at dawn.']) }, scan]));
  // A page that is no dictionary, and a font that is never closed.
  const damaged = healthy
    .toString('latin1')
    .replace('12 0 obj\n<< /Type', '12 0 obj\n/Type /Type')
    .replace('/Subtype /Type1', '/Subtype <<1');
  expect(damaged).toHaveLength(healthy.length);
  const reading = await readInWorker(new Uint8Array(Buffer.from(damaged, 'latin1')), 'a.pdf', {});
  expect(reading.documents[0]?.text).toContain('They left at dawn.');
  expect(reading.notes.map(({ text }) => text).join('\n')).toContain('could not be read: 2.');
});

test('[IN60] it works under node with tsx, from any folder, and lets the program end', async () => {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const program = `
    import { readInWorker } from ${JSON.stringify(new URL('./read-in-worker.ts', import.meta.url).href)};
    const reading = await readInWorker(new TextEncoder().encode('hello'), 'a.txt', {});
    console.log(reading.format, reading.documents.length);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', loader, '--input-type=module', '-e', program],
    {
      cwd: tmpdir(),
      timeout: 20_000,
    },
  );
  expect(stdout.trim()).toBe('text 1');
  expect(fileURLToPath(loader)).not.toBe('');
});
