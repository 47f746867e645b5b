import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { recognise } from '../formats.ts';
import { readSheet, sheet, SHEET_LIMITS } from './sheet.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, name = 'a.csv') => sheet.read(bytes(text), name, {});

test('[IN40] rows keep their cells and lines, and each is a document of "column: cell" lines', async () => {
  const reading = await read(
    'source,question,value\nHeron,"How many, and\nwhen?",11\n\nKestrel,How many?,"say ""12"""\n',
  );
  expect(reading.table).toEqual({
    header: ['source', 'question', 'value'],
    rows: [
      { line: 2, cells: ['Heron', 'How many, and\nwhen?', '11'] },
      { line: 5, cells: ['Kestrel', 'How many?', 'say "12"'] },
    ],
  });
  expect(reading.documents.map((d) => [d.part, d.kind, d.text])).toEqual([
    ['row 2', 'row', 'source: Heron\nquestion: How many, and\nwhen?\nvalue: 11'],
    ['row 5', 'row', 'source: Kestrel\nquestion: How many?\nvalue: say "12"'],
  ]);
  expect(reading.notes).toEqual([
    expect.objectContaining({ text: '2 rows of 3 columns, separated by commas, read as utf-8.' }),
  ]);
});

describe('[IN41] the delimiter is found and noted', () => {
  test.each([
    ['a;b\n1,5;2\n3,5;4\n', 'semicolon', '1,5'],
    ['a\tb\n1,5\t2\n', 'tab', '1,5'],
    ['a|b\n1|2\n', 'bar', '1'],
    ['a,b\n"x;y;z",2\n', 'comma', 'x;y;z'],
    ['sep=;\na;b\n1;2\n', 'semicolon', '1'],
    ['a\n1\n', 'comma', '1'],
  ])('%j', async (text, name, first) => {
    const reading = await read(text);
    expect(reading.table?.rows[0]?.cells[0]).toBe(first);
    expect(reading.notes[0]?.text).toContain(`separated by ${name}s`);
  });
  test('a line that names the separator does not move the others', async () => {
    expect((await read('sep=;\na;b\n1;2\n')).table?.rows[0]?.line).toBe(3);
  });
});

test('[IN4] a sheet in another encoding is read and noted', async () => {
  const reading = await sheet.read(
    new Uint8Array(
      iconv.encode('source,value\n' + 'دانة,أحد عشر رجلاً من القرية\n'.repeat(5), 'windows-1256'),
    ),
    'a.csv',
    {},
  );
  expect(reading.table?.rows[0]?.cells[0]).toBe('دانة');
  expect(reading.options.encoding).toBe('windows-1256');
});

describe('[IN42] a record that cannot be read is an error with its line; the rest is read', () => {
  test('a quote that is never closed', async () => {
    const { table, notes } = await read('a,b\n1,2\n3,"4\n5,6\n7,8\n');
    expect(table?.rows).toEqual([
      { line: 2, cells: ['1', '2'] },
      { line: 4, cells: ['5', '6'] },
      { line: 5, cells: ['7', '8'] },
    ]);
    expect(notes).toContainEqual(expect.objectContaining({ level: 'error', lines: [3] }));
  });

  test('many of them, in pairs or not, swallow no line and cost no more than a long file', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? `${i},"open` : `${i},x`));
    const begin = performance.now();
    const { table, notes } = await read(`a,b\n${lines.join('\n')}`);
    expect(performance.now() - begin).toBeLessThan(8000);
    expect(table?.rows.map((r) => r.line)).toEqual(
      Array.from({ length: 10_000 }, (_, i) => 2 * i + 3),
    );
    expect(notes).toContainEqual(
      expect.objectContaining({
        level: 'error',
        text: expect.stringContaining('10000 records could not be read'),
      }),
    );
  });

  test('quotes inside an unquoted cell are part of it', async () => {
    expect((await read('a,b\n1,he said "no" today\n')).table?.rows[0]?.cells[1]).toBe(
      'he said "no" today',
    );
  });

  test('another number of cells than the header', async () => {
    const { table, notes } = await read('a,b\n1,2,3\n4\n5,6\n');
    expect(table?.rows).toHaveLength(3);
    expect(notes).toContainEqual(expect.objectContaining({ level: 'error', lines: [2, 3] }));
  });

  test('columns without a name of their own', async () => {
    const { table, notes } = await read('a,,a\n1,2,3\n');
    expect(table?.header).toEqual(['a', 'column 2', 'a 2']);
    expect(notes).toContainEqual(
      expect.objectContaining({ level: 'doubt', text: expect.stringContaining('column 2, a 2') }),
    );
  });
});

describe('[IN43] a line or field too long to be one is left out with an error, without exhausting memory', () => {
  test('a single line of 100 MB between good ones', async () => {
    const long = new Uint8Array(100 * 1024 * 1024 + 20).fill(0x78);
    long.set(bytes('a,b\n1,2\n'), 0);
    long.set(bytes('\n3,4\n'), long.length - 5);
    const before = process.memoryUsage().rss;
    const begin = performance.now();
    const { table, notes } = await sheet.read(long, 'a.csv', {});
    expect(performance.now() - begin).toBeLessThan(2000);
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024);
    expect(table?.rows).toEqual([
      { line: 2, cells: ['1', '2'] },
      { line: 4, cells: ['3', '4'] },
    ]);
    expect(notes).toContainEqual(
      expect.objectContaining({
        level: 'error',
        lines: [3],
        text: expect.stringContaining('The original is kept'.toLowerCase().slice(4)),
      }),
    );
  });

  test('a file that is one such line', async () => {
    const long = new Uint8Array(10 * 1024 * 1024).fill(0x78);
    await expect(sheet.read(long, 'a.csv', {})).rejects.toThrow(
      /not even a header line of a length that can be read/,
    );
  });

  test('a quoted field that runs on over many lines', () => {
    const text = `a,b\n1,2\n3,"${'long line\n'.repeat(2000)}\n5,6\n`;
    const { table, notes } = readSheet(bytes(text), 'a.csv', {}, { ...SHEET_LIMITS, record: 1000 });
    expect(table?.rows[0]).toEqual({ line: 2, cells: ['1', '2'] });
    expect(table?.rows.at(-1)?.cells).toEqual(['5', '6']);
    expect(notes).toContainEqual(expect.objectContaining({ level: 'error', lines: [3] }));
  });
});

test('[IN2] what is no table is refused in words', async () => {
  await expect(read('')).rejects.toThrow(IntakeError);
  await expect(sheet.read(Uint8Array.from(Buffer.from('%PDF-1.7\n')), 'a.csv', {})).rejects.toThrow(
    /holds application\/pdf/,
  );
  expect(recognise(bytes('a,b\n1,2\n'), 'a.csv')).toBe(sheet);
  expect(recognise(bytes('a,b\n1,2\n'), 'a.txt').name).toBe('text');
});

test('[IN1] whatever cells a table has, written with quotes they come back as they were', async () => {
  const cell = fc.string({ maxLength: 12 }).map((s) => s.replaceAll('\0', '').replaceAll('\r', ''));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        const quoted = rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(','));
        const { table } = await read(`a,b\n${quoted.join('\n')}\n`);
        expect(table?.rows.map((r) => r.cells)).toEqual(rows);
      },
    ),
    { numRuns: 500 },
  );
});

test('[IN40] line numbers hold with Windows line ends inside quotes', async () => {
  const { table } = await read('a,b\r\n"x\r\ny\r\nz",1\r\n\r\n2,3\r\n');
  expect(table?.rows).toEqual([
    { line: 2, cells: ['x\r\ny\r\nz', '1'] },
    { line: 6, cells: ['2', '3'] },
  ]);
});

test('[IN2] random and damaged tables are read or refused, and rows never share a line', async () => {
  const scrap = fc.constantFrom(
    'a',
    ',',
    '"',
    '\n',
    '\r\n',
    '\r',
    ';',
    '\t',
    '""',
    ' ',
    '\uFEFF',
    'ب',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(scrap, { maxLength: 60 }), async (scraps) => {
      try {
        const { table, documents } = await read(scraps.join(''));
        expect(new Set(documents.map((d) => d.part)).size).toBe(documents.length);
        expect(table?.rows).toHaveLength(documents.length);
        const lines = table?.rows.map((r) => r.line) ?? [];
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
      } catch (error) {
        expect(error).toBeInstanceOf(IntakeError);
      }
    }),
    { numRuns: 2000 },
  );
});

test('[IN235] names ten thousand columns of one name as quickly as any others', async () => {
  const started = performance.now();
  const { table } = await read(`${Array.from({ length: 10_000 }, () => 'answer').join(',')}\n`);
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(table?.header.slice(0, 3)).toEqual(['answer', 'answer 2', 'answer 3']);
  expect(new Set(table?.header).size).toBe(10_000);
});
