import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { errorSheet } from './import-errors.ts';

test('[IN238] a row for each line that is not understood, and none that a spreadsheet would run', () => {
  const sheet = errorSheet([
    { level: 'info', text: 'Read as utf-8.', lines: [] },
    { level: 'error', text: 'Two cells, "one" too many', lines: [17, 204] },
    { level: 'doubt', text: '=HYPERLINK("x")\nand more', lines: [] },
  ]);
  expect(sheet.startsWith('\ufeff')).toBe(true);
  expect(parse(sheet, { bom: true })).toEqual([
    ['line', 'level', 'text'],
    ['17', 'error', 'Two cells, "one" too many'],
    ['204', 'error', 'Two cells, "one" too many'],
    ['', 'doubt', '\'=HYPERLINK("x")\nand more'],
  ]);
});
