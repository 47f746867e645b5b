import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskFiles } from './files.ts';
import type { Files } from './files.ts';
import { lineOf, openJournal, readLines } from './journal.ts';
import type { OpenJournal } from './journal.ts';
import type { JournalEntry } from './store.ts';

let folder: string;
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'hearsay-journal-')), 'journal');
});
afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

const clock = () => '2026-03-12T21:10:00.000Z';
const entry = (n: number): JournalEntry => ({ kind: 'arrival', at: clock(), n, by: 'أبو حسن' });

async function all(journal: OpenJournal): Promise<JournalEntry[]> {
  const found: JournalEntry[] = [];
  for await (const one of journal.entries()) found.push(one);
  return found;
}

async function onlyFile(): Promise<string> {
  const [name = ''] = await readdir(folder);
  return path.join(folder, name);
}

describe('journal', () => {
  test('[ST4] entries come back in order, one file per opening, none for a mere reading', async () => {
    const first = await openJournal({ folder, clock });
    for (let n = 1; n <= 5; n += 1) await first.append(entry(n));
    await first.close();
    const second = await openJournal({ folder, clock: () => '2026-03-13T00:00:00.000Z' });
    await second.append(entry(6));
    expect(await all(second)).toEqual([1, 2, 3, 4, 5, 6].map(entry));
    await second.close();
    const third = await openJournal({ folder, clock });
    expect(await third.check()).toEqual({ files: 2, entries: 6, torn: [], damaged: [] });
    await third.close();
    expect(await readdir(folder)).toHaveLength(2);
    await expect(third.append(entry(7))).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('[ST4] appends of the same moment share a sync and none resolves before it', async () => {
    let syncs = 0;
    let synced = 0;
    let written = 0;
    const files: Files = {
      ...diskFiles,
      async create(full) {
        const file = await diskFiles.create(full);
        return {
          async write(bytes) {
            await file.write(bytes);
            written += bytes.filter((byte) => byte === 10).length;
          },
          async sync() {
            const covers = written;
            await file.sync();
            syncs += 1;
            synced = covers;
          },
          close: () => file.close(),
        };
      },
    };
    const journal = await openJournal({ folder, clock, files });
    let resolved = 0;
    await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        await journal.append(entry(n));
        resolved += 1;
        expect(synced).toBeGreaterThanOrEqual(resolved);
      }),
    );
    expect(syncs).toBeLessThan(20);
    await journal.close();
  });

  test('[ST5] a torn tail is skipped and counted, wherever the tear is', async () => {
    const journal = await openJournal({ folder, clock });
    for (let n = 1; n <= 3; n += 1) await journal.append(entry(n));
    const file = await onlyFile();
    const whole = await readFile(file);
    const lastLine = whole.lastIndexOf(10, whole.length - 2) + 1;
    for (let length = lastLine + 1; length < whole.length; length += 7) {
      await writeFile(file, whole.subarray(0, length));
      expect(await all(journal)).toEqual([1, 2].map(entry));
      expect(await journal.check()).toMatchObject({ entries: 2, torn: [{ line: 3 }], damaged: [] });
    }
    await journal.close();
  });

  test('[ST5] a batch torn in its middle was never acknowledged: a torn tail, not damage', () => {
    const json = (n: number) => JSON.stringify(entry(n));
    const good = lineOf(1, 1, json(1));
    const shreds = `${'\0'.repeat(90)}\n`;
    const kinds = (text: string) =>
      [...readLines(Buffer.from(text))].map((found) => `${found.kind} ${found.line}`);
    // Lines 2 to 4 were one batch; the disk kept line 3 only.
    expect(kinds(good + shreds + lineOf(3, 2, json(3)))).toEqual(['entry 1', 'torn 2', 'torn 3']);
    // Line 3 was a batch of its own, begun after line 2 had been synced.
    expect(kinds(good + shreds + lineOf(3, 3, json(3)))).toEqual([
      'entry 1',
      'damaged 2',
      'entry 3',
    ]);
    // A line taken out, and a line put in twice.
    expect(kinds(good + lineOf(3, 3, json(3)))).toEqual(['entry 1', 'damaged 2', 'entry 2']);
    expect(kinds(good + good + lineOf(2, 2, json(2)))).toEqual(['entry 1', 'damaged 2', 'entry 3']);
  });

  test('[ST6] damage is named by file and line after everything readable was read', async () => {
    const journal = await openJournal({ folder, clock });
    for (let n = 1; n <= 5; n += 1) await journal.append(entry(n));
    const file = await onlyFile();
    const bytes = await readFile(file);
    bytes[bytes.indexOf(10) + 150] = 0x58;
    await writeFile(file, bytes);
    const read: JournalEntry[] = [];
    const reading = async () => {
      for await (const one of journal.entries()) read.push(one);
    };
    await expect(reading()).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining(`${path.basename(file)} line 2`),
    });
    expect(read).toEqual([1, 3, 4, 5].map(entry));
    await journal.close();
  });

  test('[ST6] in a file closed in order every changed byte is reported', async () => {
    const journal = await openJournal({ folder, clock });
    for (let n = 1; n <= 4; n += 1) await journal.append(entry(n));
    await journal.close();
    const whole = await readFile(await onlyFile());
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        const found = [...readLines(bytes)];
        const bad = found.filter((one) => one.kind !== 'entry');
        expect(bad.length).toBeGreaterThan(0);
        // All of the others are still read, and read right: a line feed joins or splits two at most.
        const ns = found.flatMap((one) => (one.kind === 'entry' ? [one.entry['n']] : []));
        expect(ns.length).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 300 },
    );
  });

  test('[ST4] after a failed write the next entry goes to a new file', async () => {
    let full = false;
    const files: Files = {
      ...diskFiles,
      async create(name) {
        const file = await diskFiles.create(name);
        return {
          ...file,
          async write(bytes) {
            if (!full) return file.write(bytes);
            await file.write(bytes.subarray(0, 40));
            throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
          },
        };
      },
    };
    const journal = await openJournal({ folder, clock, files });
    await journal.append(entry(1));
    full = true;
    await expect(journal.append(entry(2))).rejects.toMatchObject({ code: 'unavailable' });
    full = false;
    await journal.append(entry(3));
    expect((await all(journal)).map((one) => one['n']).sort()).toEqual([1, 3]);
    expect(await journal.check()).toMatchObject({ files: 2, entries: 2, damaged: [] });
    await journal.close();
  });

  test('[ST5] a file of somebody else’s making is torn from its first line, never trusted', async () => {
    const journal = await openJournal({ folder, clock });
    await appendFile(path.join(folder, 'stray.jsonl'), '{"kind":"arrival"}\n');
    expect(await all(journal)).toEqual([]);
    expect((await journal.check()).torn).toEqual([{ file: 'stray.jsonl', line: 1 }]);
  });
});
