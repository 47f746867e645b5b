import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TableBuilder, timesOf, type TableRow } from './build-table.ts';
import { BASES, COLUMNS, typeOf, type ClaimTable } from './claim-table.ts';
import { CsvBytes } from './csv-bytes.ts';
import { problemsOf } from './row-batch.ts';
import { bytesOf } from './utf8.ts';

/** The table in words, as a person would write it down. */
function inWords(table: ClaimTable) {
  return Array.from({ length: table.claims }, (_, i) => ({
    source: table.sources.at(table.source[i] as number),
    question: table.questions.at(table.question[i] as number),
    value: table.values.at(table.value[i] as number),
    from: (table.from[i] as number) < 0 ? null : table.sources.at(table.from[i] as number),
    basis: BASES[table.basis[i] as number],
    time: table.time[i],
    type: typeOf(table, table.question[i] as number),
    topic: table.topics.at(table.topic[table.question[i] as number] as number),
  }));
}

function fromRows(rows: readonly TableRow[]) {
  const builder = new TableBuilder();
  const reasons = rows.map((row) => builder.add(row)).filter((reason) => reason !== null);
  return { table: builder.done(), reasons };
}

function fromBytes(rows: readonly TableRow[], longest: number, seed: number) {
  const builder = new TableBuilder({ seed });
  const reasons: string[] = [];
  const csv = new CsvBytes(
    {
      slots: COLUMNS.length,
      header: (names) => names.map((_, i) => i),
      take: (batch) => {
        const times = seed % 2 === 0 ? timesOf(batch) : null;
        const problems = problemsOf(batch, builder.addBatch(batch, times));
        reasons.push(...problems.map(({ reason }) => reason));
      },
    },
    { longest, seed },
  );
  const lines = rows.map((row) =>
    COLUMNS.map((name) => `"${(row[name] ?? '').replaceAll('"', '""')}"`).join(','),
  );
  csv.push(bytesOf([COLUMNS.join(','), ...lines].join('\n')));
  csv.end();
  return { table: builder.done(), reasons };
}

const word = fc.constantFrom(
  'a',
  'b',
  ' b ',
  'é',
  '',
  'A',
  'say "x"',
  'mill; bridge',
  '12',
  '1e5',
  '\ud800',
);
const row: fc.Arbitrary<TableRow> = fc.record(
  {
    source: word,
    question: word,
    value: word,
    time: fc.constantFrom(
      '',
      '2026-03-12',
      '2026',
      '7.5',
      'soon',
      '12 March 2026',
      '0456-03-02T10:00Z',
    ),
    from: word,
    basis: fc.constantFrom('', 'saw', 'heard', 'dreamt'),
    type: fc.constantFrom('', '', 'number', 'choice', 'colour'),
    topic: fc.constantFrom('', 'north', 'roads'),
  },
  { requiredKeys: ['source', 'question', 'value'] },
);

test('[CO81] a table is the same from rows and from bytes, whatever the seed and the buffer', () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 40 }),
      fc.constantFrom(200, 10_000),
      fc.integer(),
      (rows, longest, seed) => {
        const one = fromRows(rows);
        const other = fromBytes(rows, longest, seed);
        expect(other.reasons).toEqual(one.reasons);
        expect(inWords(other.table)).toEqual(inWords(one.table));
        expect([...other.table.questions]).toEqual([...one.table.questions]);
        expect(other.table.unranked).toBe(one.table.unranked);
      },
    ),
    { numRuns: 300 },
  );
});

describe('[CO31] rows are refused in words', () => {
  const refused = (more: Partial<TableRow>) =>
    fromRows([{ source: 'A', question: 'q', value: 'yes', ...more }]).reasons[0];
  test.each([
    [{ value: 'NaN', type: 'number' }, '"NaN" is not a number'],
    [{ value: 'Infinity', type: 'number' }, '"Infinity" is not a number'],
    [{ value: '1e999', type: 'number' }, '"1e999" is too large for a number.'],
    [{ value: 'soon', type: 'time' }, '"soon" is not a time'],
    [{ time: '2026-02-30' }, 'is no time; write ISO 8601'],
    [{ time: '-3' }, 'is no time; write ISO 8601'],
    [{ from: ' A ' }, 'cannot have it from themselves'],
  ])('%j', (more, reason) => {
    expect(refused(more)).toContain(reason);
  });

  test('and numbers as people and machines write them are taken', () => {
    for (const value of ['-0', '1e5', '+5', '6,724,976', '−3', 'about 30', 'over 100']) {
      expect([value, refused({ value, type: 'number' })]).toEqual([value, undefined]);
    }
  });

  test('a refused row leaves no trace', () => {
    const { table } = fromRows([
      { source: 'A', question: 'q', value: 'x', time: 'soon' },
      { source: 'B', question: 'p', value: 'y', topic: 't', type: 'number' },
    ]);
    expect([table.claims, table.sources.length, table.questions.length]).toEqual([0, 0, 0]);
    expect([table.values.length, [...table.topics]]).toEqual([0, ['']]);
  });
});

describe('times', () => {
  const ranks = (times: readonly string[]) => [
    ...fromRows(times.map((time, i) => ({ source: `S${i}`, question: 'q', value: 'x', time })))
      .table.time,
  ];
  test('are ranked as moments, not as words', () => {
    expect(ranks(['2026-03-12T00:00+02:00', '2026-03-11T22:00Z', '0456-03-02', ''])).toEqual([
      1, 1, 0, -1,
    ]);
    expect(ranks(['12 March 2026', '2026-03-12', '2026-03-11'])).toEqual([1, 1, 0]);
    expect(ranks(['10', '9', '9.5'])).toEqual([2, 0, 1]);
  });
});

describe('tables of odd shapes', () => {
  const N = 100_000;
  const table = (each: (i: number) => TableRow) => {
    const builder = new TableBuilder();
    for (let i = 0; i < N; i++) builder.add(each(i));
    return builder.done();
  };
  test('every source with one claim', () => {
    const { sources, claims } = table((i) => ({ source: `s${i}`, question: 'q', value: 'x' }));
    expect([sources.length, claims]).toEqual([N, N]);
  });
  test('one source with every claim, and the same row over and over', () => {
    const one = table((i) => ({ source: 's', question: `q${i}`, value: 'x' }));
    expect([one.sources.length, one.questions.length]).toEqual([1, N]);
    const same = table(() => ({ source: 's', question: 'q', value: 'x' }));
    expect([same.claims, same.values.length]).toEqual([N, 1]);
  });
  test('none', () => {
    expect(new TableBuilder().done().claims).toBe(0);
  });
});
