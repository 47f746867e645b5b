import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOf, leftWords } from './files-of.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-files-'));
  for (const name of ['sub', '.hid']) mkdirSync(join(folder, name));
  for (const name of ['b.txt', 'a.txt', 'sub/c.txt', '.hid/d.txt', '.note'])
    writeFileSync(join(folder, name), name);
  symlinkSync(join(folder, 'a.txt'), join(folder, 'link.txt'));
  symlinkSync(folder, join(folder, 'sub', 'round'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('[IN334] what a folder holds and an import leaves is told', () => {
  test('files in order of name; hidden ones and links are left', () => {
    const { files, left } = filesOf([folder]);
    expect(files.map((file) => relative(folder, file))).toEqual(['a.txt', 'b.txt', 'sub/c.txt']);
    expect(left.map(({ file, why }) => [relative(folder, file), why])).toEqual([
      ['.hid', 'hidden'],
      ['.note', 'hidden'],
      ['link.txt', 'link'],
      ['sub/round', 'link'],
    ]);
    const words = leftWords(left);
    expect(words).toHaveLength(2);
    expect(words[0]).toContain('2 hidden files or folders');
    expect(words[1]).toContain('link.txt');
  });
  test('what is named itself is taken', () => {
    const names = ['.note', 'link.txt', '.hid'].map((name) => join(folder, name));
    const { files, left } = filesOf(names);
    expect(files.map((file) => relative(folder, file))).toEqual([
      '.note',
      'link.txt',
      '.hid/d.txt',
    ]);
    expect(leftWords(left)).toEqual([]);
  });
  test('a name that is gone is an error, unless it may be', () => {
    const gone = join(folder, 'gone.txt');
    expect(() => filesOf([gone])).toThrow(/ENOENT/);
    expect(filesOf([gone], true).files).toEqual([gone]);
  });
});
