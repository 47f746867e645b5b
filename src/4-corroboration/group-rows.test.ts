import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupRows } from './group-rows.ts';
import { TableBuilder, type TableRow } from './table/build-table.ts';

const row = fc.record({
  source: fc.constantFrom('A', 'B', 'C'),
  question: fc.constantFrom('p', 'q'),
  value: fc.constantFrom('x', 'y', 'z'),
  time: fc.constantFrom('', '', '1', '2'),
});

/** Rows in words, question by question, in the order they are grouped in. */
function grouped(rows: readonly TableRow[]): Map<string, string[]> {
  const builder = new TableBuilder();
  for (const one of rows) builder.add(one);
  const table = builder.done();
  const { start, rows: order } = groupRows(table);
  return new Map(
    [...table.questions].map((question, q) => [
      question,
      Array.from(order.subarray(start[q], start[q + 1]), (i) =>
        [rows[i]?.time, String(table.source[i]).padStart(2, '0'), rows[i]?.value].join(' '),
      ),
    ]),
  );
}

test('earliest first, those without a time last; then by source and value', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 120 }), (rows) => {
      for (const list of grouped(rows).values()) {
        const key = (one: string) => (one.startsWith(' ') ? `9${one}` : one);
        expect(list.map(key)).toEqual(list.map(key).sort());
      }
    }),
  );
});

test('[L1] the order of rows that tie does not matter', () => {
  const rows = ['z', 'x', 'y'].map((value) => ({ source: 'A', question: 'q', value }));
  expect(grouped(rows.toReversed())).toEqual(grouped(rows));
});
