import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readClaimsTable, readOutcomes, readPlaces, type RowProblem } from './read-claims-table.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay table '));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string) {
  const file = join(folder, 'claims.csv');
  writeFileSync(file, text);
  const problems: RowProblem[] = [];
  const result = await readClaimsTable(
    file,
    (problem) => problems.push(problem),
    () => {},
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

  test('pairs by the names of their columns', async () => {
    const file = join(folder, 'pairs.csv');
    writeFileSync(file, 'parent,place\nSefin,Tell Varo\n,Arde\n');
    const problems: RowProblem[] = [];
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
