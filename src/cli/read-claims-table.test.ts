import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { LineProblem } from '#corroboration/table/row-batch.ts';
import { readClaimsTable, readOutcomes, readPlaces } from './read-claims-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay table '));
afterAll(() => rmSync(folder, { recursive: true }));

/** `large` 0 reads it in a thread of its own. */
async function read(text: string | Uint8Array, large = Infinity) {
  const file = join(folder, 'claims.csv');
  writeFileSync(file, text);
  const problems: LineProblem[] = [];
  const result = await readClaimsTable(
    file,
    (problem) => problems.push(problem),
    () => {},
    [],
    large,
  );
  return { ...result, problems };
}

describe('a table of claims', () => {
  test('[CO30] columns in any order, further ones ignored, quotes and a byte order mark', async () => {
    const { table, problems } = await read(
      '\ufeffvalue,colour,question,source\n"a ""b"", c",red,q1,Ana\n',
    );
    expect(problems).toEqual([]);
    expect([...table.values]).toEqual(['a "b", c']);
    expect([...table.sources]).toEqual(['Ana']);
  });

  test('[CO30] a header without the columns is refused in words', async () => {
    await expect(read('source,item,value\nA,q,v\n')).rejects.toThrow(
      'must name source, question, value; question is missing',
    );
  });

  test('[CO31] rows that cannot be read are named by line, and the rest is kept', async () => {
    const { good, bad, problems } = await read(
      'source,question,value\nA,q,yes\nB,q\n,q,yes\nC,q,no\nD,q,yes,more\nE,q,no',
    );
    expect(good).toBe(3);
    expect(bad).toBe(3);
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 6]);
  });

  test('[CO31] a line of three million characters costs only itself', async () => {
    const { good, problems } = await read(
      `source,question,value\nA,q,yes\n${'x'.repeat(3_000_000)},q,yes\nB,q,yes\n,q,no\nC,q,no`,
    );
    expect(good).toBe(3);
    expect(problems).toEqual([
      { line: 3, reason: 'it is longer than 1,000,000 bytes.' },
      { line: 5, reason: 'the source is empty.' },
    ]);
  });

  test('[CO31] a quotation mark that is never closed', async () => {
    const { good, problems } = await read('source,question,value\nA,q,yes\n"B,q,yes\nC,q,no\n');
    // Only the line that opens it is lost.
    expect(good).toBe(2);
    expect(problems).toEqual([{ line: 3, reason: 'a quotation mark is opened and never closed.' }]);
  });

  test('[CO88] a thread of its own finds the same: words, columns, times, and what is wrong where', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) =>
      i % 997 === 0
        ? `"S${i},q,never closed`
        : i % 501 === 0
          ? `S${i % 40},,no question,2026-03-12,`
          : `S${i % 40},"q ${i % 5000}",${i % 7 === 0 ? 'قرية' : 'v'}${i % 11},2026-0${1 + (i % 9)}-12T21:${10 + (i % 50)},${i % 3 === 0 ? `S${(i + 1) % 40}` : ''}`,
    );
    const broken = Buffer.concat([
      Buffer.from(`source,question,value,time,from\n${rows.join('\n')}\n`),
      Buffer.from([0x41, 0x2c, 0x71, 0x2c, 0xff, 0xfe, 0x2c, 0x2c, 0x0a]),
    ]);
    const here = await read(broken);
    const there = await read(broken, 0);
    expect(here.bad).toBeGreaterThan(60);
    expect(there.problems).toEqual(here.problems);
    expect({ good: there.good, bad: there.bad, notes: there.notes }).toEqual({
      good: here.good,
      bad: here.bad,
      notes: here.notes,
    });
    for (const name of ['source', 'question', 'value', 'from', 'time', 'type', 'topic'] as const) {
      expect(there.table[name], name).toEqual(here.table[name]);
    }
    for (const name of ['sources', 'questions', 'values'] as const) {
      expect([...there.table[name]], name).toEqual([...here.table[name]]);
    }
  });

  test('[CO88] a thread of its own refuses in the same words', async () => {
    await expect(read('source,item,value\nA,q,v\n', 0)).rejects.toThrow(
      'must name source, question, value; question is missing',
    );
    await expect(read('"source,question\n', 0)).rejects.toThrow('in the first line');
  });

  test('pairs by the names of their columns', async () => {
    const file = join(folder, 'pairs.csv');
    writeFileSync(file, 'parent,place\nSefin,Tell Varo\n,Arde\n');
    const problems: LineProblem[] = [];
    const pairs = await readPlaces(file, (problem) => problems.push(problem));
    expect(pairs).toEqual([
      ['Tell Varo', 'Sefin'],
      ['Arde', ''],
    ]);
    writeFileSync(file, 'question,value\nq1,yes\nq2,\n');
    const outcomes = await readOutcomes(file, (problem) => problems.push(problem));
    expect([...outcomes]).toEqual([['q1', 'yes']]);
    expect(problems.map(({ line }) => line)).toEqual([3]);
  });
});
