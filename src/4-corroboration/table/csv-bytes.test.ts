import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvBytes, CsvHeaderError, type CsvOptions } from './csv-bytes.ts';
import type { RowBatch } from './row-batch.ts';
import { bytesOf, decode } from './utf8.ts';
import { hashOf } from './words.ts';

interface Read {
  readonly rows: string[][];
  readonly problems: [number, string][];
  readonly csv: CsvBytes;
}

/** Reads all columns of the header, in pieces of a given size. */
function read(
  input: string | Uint8Array,
  piece = Infinity,
  options: CsvOptions = {},
  most = 8,
): Read {
  const bytes = typeof input === 'string' ? bytesOf(input) : input;
  const rows: string[][] = [];
  const problems: [number, string][] = [];
  let columns = 0;
  const csv: CsvBytes = new CsvBytes(
    {
      slots: most,
      header(names) {
        columns = names.length;
        rows.push([...names]);
        return names.map((_, i) => (i < most ? i : -1));
      },
      take(batch: RowBatch) {
        const { bytes: buffer, begin, end, from, to, hash } = batch;
        for (let r = 0; r < batch.rows; r++) {
          const row: string[] = [];
          for (let slot = 0; slot < Math.min(columns, most); slot++) {
            const i = r * most + slot;
            const [a, b] = [from[i] as number, to[i] as number];
            row.push(decode(buffer, a, b));
            if (a === b) continue;
            expect(hash[i]).toBe(hashOf(buffer, a, b, options.seed ?? 0));
            expect(a >= begin && b <= end).toBe(true);
          }
          rows.push(row);
        }
        for (const { line, reason } of batch.bad) problems.push([line, reason]);
      },
    },
    options,
  );
  for (let at = 0; at < bytes.length; at += piece) csv.push(bytes.subarray(at, at + piece));
  csv.end();
  return { rows, problems, csv };
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('well-formed CSV', () => {
  const cell = fc.string({
    unit: fc.constantFrom(...' \tab,"\n\r;é𝄞ع\u0301\u00a0\u3000\u2028\ufeff\u202e0-+.'),
    maxLength: 6,
  });
  const table = fc.record({
    rows: fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      }),
    ),
    always: fc.boolean(),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    last: fc.boolean(),
    mark: fc.boolean(),
  });

  /** A cell may stand bare unless that would change what it is; the first line must show its end. */
  const write = (one: string, always: boolean) =>
    always || /[",\r\n]/.test(one) || one === '' ? quoted(one) : one;

  test('[CO30] is read as csv-parse reads it, wherever the pieces are cut', () => {
    fc.assert(
      fc.property(
        table,
        fc.integer({ min: 1, max: 40 }),
        ({ rows, always, end, last, mark }, piece) => {
          const text = `${mark ? '\ufeff' : ''}${rows.map((row) => row.map((one) => write(one, always)).join(',')).join(end)}${last ? end : ''}`;
          const expected = (
            parse(text, { bom: true, record_delimiter: end, skip_empty_lines: true }) as string[][]
          ).map((row) => row.map((one) => one.trim()));
          for (const longest of [5000, 64 * 8]) {
            const found = read(text, piece, { longest });
            expect(found.problems).toEqual([]);
            expect(found.rows).toEqual(expected);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('with a small buffer, cut at every place', () => {
    const text = '\ufeffa,b,c\r\n1,"x ""y""\r\n, z",é\r\n\r\n"",  padded  ,"𝄞"\r\nlast,row,here';
    const all = [
      ['a', 'b', 'c'],
      ['1', 'x "y"\r\n, z', 'é'],
      ['', 'padded', '𝄞'],
      ['last', 'row', 'here'],
    ];
    for (let piece = 1; piece <= bytesOf(text).length; piece++) {
      for (const longest of [25, 26, 30, 31, 1000]) {
        const { rows, problems } = read(text, piece, { longest });
        expect(problems).toEqual([]);
        expect(rows).toEqual(all);
      }
    }
  });

  test('lines that end now in LF, now in CRLF; a lone CR is part of a cell then', () => {
    expect(read('a,b\n1,2\r\n"3","4"\r\n5\r6,7\n').rows.slice(1)).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5\r6', '7'],
    ]);
  });

  test('a hundred thousand columns', () => {
    const wide = Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',');
    const { rows, problems } = read(`${wide}\n${wide}\n1,2\n`, Infinity, {}, 3);
    expect(rows[0]).toHaveLength(100_000);
    expect(rows.slice(1)).toEqual([['c0', 'c1', 'c2']]);
    expect(problems).toEqual([[3, 'it has more or fewer fields than the first line.']]);
  });
});

describe('[CO31] what cannot be read', () => {
  const FIELDS = 'it has more or fewer fields than the first line.';
  const NOT_CLOSED = 'a quotation mark is opened and never closed.';
  const STRAY =
    'a quotation mark stands where it should not; double the marks inside a quoted field.';

  test('is named by the line on which it begins, and costs one line', () => {
    const { rows, problems } = read(
      ['a,b', '1,2', '3', '"4\n5",6', '7,8,9', '10,x"y', '"11"z,12', '', '13,14'].join('\n'),
    );
    expect(rows.slice(1)).toEqual([
      ['1', '2'],
      ['4\n5', '6'],
      ['13', '14'],
    ]);
    expect(problems).toEqual([
      [3, FIELDS],
      [6, FIELDS],
      [7, STRAY],
      [8, STRAY],
    ]);
  });

  test('a mark that is never closed does not swallow the rest', () => {
    const rest = Array.from({ length: 300 }, (_, i) => `${i},x`);
    for (const longest of [10_000, 100]) {
      const { rows, problems } = read(['a,b', '"1,2', ...rest].join('\n'), 7, { longest });
      expect(problems).toEqual([[2, NOT_CLOSED]]);
      expect(rows).toHaveLength(301);
    }
  });

  test('two stray marks far apart cost the two lines', () => {
    const rest = Array.from({ length: 300 }, (_, i) => `${i},x`);
    const { rows, problems } = read(['a,b', '"1,2', ...rest, 'y,"z', '5,6'].join('\n'));
    expect(problems.map(([line]) => line)).toEqual([2, 303]);
    expect(rows).toHaveLength(302);
  });

  test('a row longer than the limit, wherever the pieces are cut', () => {
    const text = `a,b\n1,2\n${'x'.repeat(41)},y\n3,"${'z'.repeat(60)}"\n${'v'.repeat(38)},w\n5,6`;
    for (const piece of [1, 7, 40, 41, 1000]) {
      const { rows, problems } = read(text, piece, { longest: 40 });
      expect(problems).toEqual([
        [3, 'it is longer than 40 bytes.'],
        [4, 'it is longer than 40 bytes.'],
      ]);
      expect(rows.slice(1)).toEqual([
        ['1', '2'],
        ['v'.repeat(38), 'w'],
        ['5', '6'],
      ]);
    }
  });

  test('a gigabyte without a line end costs no more memory than the buffer', () => {
    const piece = new Uint8Array(2 ** 22).fill(120);
    const rows: string[] = [];
    const problems: [number, string][] = [];
    const csv = new CsvBytes({
      slots: 2,
      header: () => [0, 1],
      take({ bytes, from, to, rows: count, bad }) {
        for (let r = 0; r < count; r++) {
          rows.push(decode(bytes, from[2 * r] as number, to[2 * r + 1] as number));
        }
        for (const { line, reason } of bad) problems.push([line, reason]);
      },
    });
    csv.push(bytesOf('a,b\n1,2\n'));
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 256; i++) csv.push(piece);
    csv.push(bytesOf(',z\n3,4\n'));
    csv.end();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
    expect(rows).toEqual(['1,2', '3,4']);
    expect(problems).toEqual([[3, 'it is longer than 1,000,000 bytes.']]);
  });

  test('any bytes at all: no row is read otherwise for how the pieces are cut, every line is accounted for', () => {
    const noise = fc
      .array(fc.constantFrom(...'ab,"\n\r \xe9'), { maxLength: 60 })
      .map((list) => Uint8Array.from(list, (one) => one.charCodeAt(0)));
    fc.assert(
      fc.property(
        noise,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(9, 1000),
        (bytes, piece, longest) => {
          const all = new Uint8Array(4 + bytes.length);
          all.set(bytesOf('x,y\n'));
          all.set(bytes, 4);
          const whole = read(all, Infinity, { longest });
          const cut = read(all, piece, { longest });
          expect(cut.rows).toEqual(whole.rows);
          expect(cut.problems).toEqual(whole.problems);
          const lines = whole.problems.map(([line]) => line);
          expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
          // A row read, or one reported, for every line that is not empty or inside quotation marks.
          const text = Buffer.from(all).toString('latin1');
          if (!text.includes('"')) {
            const filled = text
              .split('\n')
              .filter((line) => line.replace(/\r+$/, '') !== '' && !/^\r+$/.test(line));
            expect(whole.rows.length + whole.problems.length).toBe(filled.length);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a header that cannot be read stops everything', () => {
    expect(() => read('"a,b\n1,2\n')).toThrow(CsvHeaderError);
    expect(() => read('a,b"\n1,2\n')).toThrow('in the first line a quotation mark stands');
    expect(() => read(`${'x'.repeat(50)}\n1,2\n`, Infinity, { longest: 40 })).toThrow(
      'the first line is longer than 40 bytes.',
    );
    expect(() => read(Uint8Array.of(0xff, 0xfe, 97, 0, 44, 0))).toThrow('UTF-16');
  });
});

test('bytes that are no UTF-8 are replaced and counted, and the row is kept', () => {
  const bytes = Uint8Array.from([
    ...bytesOf('a,b\nok,ok\n'),
    0xe9,
    44,
    0xed,
    0xa0,
    0x80,
    10,
    ...bytesOf('x,'),
    0xff,
    10,
  ]);
  for (const piece of [1, 5, 100]) {
    const { rows, problems, csv } = read(bytes, piece);
    expect(rows.slice(1)).toEqual([
      ['ok', 'ok'],
      ['\ufffd', '\ufffd\ufffd\ufffd'],
      ['x', '\ufffd'],
    ]);
    expect(problems).toEqual([]);
    expect(csv.replaced).toEqual({ cells: 3, line: 3 });
  }
});

test('nothing there', () => {
  expect(read('').rows).toEqual([]);
  expect(read('\ufeff').rows).toEqual([]);
  expect(read('\n\n\n').rows).toEqual([]);
  expect(read('\n\na,b\n\n1,2').rows).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});
