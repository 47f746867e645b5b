import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../assess.ts';
import { makeClaim, makeInput, makeQuestion, NO, YES } from '../hand-made.ts';
import { filtersIn, holds, RowTable, TABLE_FILTERS, type TableQuery } from './row-table.ts';
import { rowFinding, type TableRow } from './table-row.ts';

function row(
  ref: string,
  answers: readonly (readonly [string, typeof YES])[],
  change: Partial<TableRow> = {},
): TableRow {
  const question = makeQuestion({ ref, id: ref as never, text: `Was ${ref} so?` });
  const claims = answers.map(([who, value], i) => makeClaim(`${ref} ${i}`, [who], value));
  return {
    id: question.id,
    version: 1,
    ref,
    text: question.text,
    type: question.type,
    topic: question.topic,
    importance: 2,
    status: 'open',
    finding: rowFinding(assess(makeInput(claims, { question }))),
    outcome: false,
    suggestedLinks: 0,
    changedAt: '2026-03-20T12:00:00.000Z',
    ...change,
  };
}

const agreed = [
  ['Plum', YES],
  ['Quince', YES],
  ['Tern', YES],
] as const;
const known = row('Q-2', agreed);
const contested = row('Q-10', [
  ['Plum', YES],
  ['Quince', YES],
  ['Tern', NO],
]);
const silent = row('Q-1', []);

function tableOf(...rows: readonly TableRow[]): RowTable {
  const table = new RowTable();
  for (const each of rows) table.put(each);
  return table;
}
const refs = (table: RowTable, query: TableQuery): readonly string[] =>
  table.arrange(query).rows.map((each) => each.ref);
const all = tableOf(contested, silent, known);

describe('the Questions table', () => {
  it('[DE5] shows everything in the order of the short names, 2 before 10', () => {
    expect(refs(all, {})).toEqual(['Q-1', 'Q-2', 'Q-10']);
    expect(refs(all, { sort: '-ref' })).toEqual(['Q-10', 'Q-2', 'Q-1']);
    expect(all.highest).toBe(10);
  });

  it('[DE5] puts what is settled after what is open, until it is sorted', () => {
    const table = tableOf({ ...silent, outcome: true }, known);
    expect(refs(table, {})).toEqual(['Q-2', 'Q-1']);
    expect(refs(table, { sort: 'ref' })).toEqual(['Q-1', 'Q-2']);
  });

  it('[DE5] filters by words and flags together: all must hold', () => {
    expect(refs(all, { only: 'contradiction' })).toEqual(['Q-10']);
    expect(refs(all, { only: 'contradiction,unjudged' })).toEqual([]);
    expect(refs(all, { text: 'q-2 so' })).toEqual(['Q-2']);
  });

  it('[DE6] sorts what cannot be judged, or is not worked out, last, whichever way', () => {
    const table = tableOf(silent, known, { ...contested, finding: null });
    expect(holds('unjudged', silent)).toBe(true);
    for (const sort of ['sure', '-sure']) expect(refs(table, { sort })[0]).toBe('Q-2');
  });

  it('[DE5] counts what each filter would leave of what the others leave', () => {
    const counts = (only: string) =>
      Object.fromEntries(all.arrange({ only }).filters.map((each) => [each.filter, each.count]));
    expect(counts('')['contradiction']).toBe(1);
    expect(counts('unjudged')['contradiction']).toBeUndefined();
    expect(counts('unjudged')['unjudged']).toBe(1);
  });

  it('[DE125] narrows by topic, status, importance and kind, each counted without itself', () => {
    const table = tableOf(
      { ...known, topic: 'roads, north', status: 'settled' },
      { ...contested, topic: 'harm' },
      { ...silent, topic: 'harm', importance: 3 },
    );
    expect(refs(table, { topic: 'roads%2C north' })).toEqual(['Q-2']);
    expect(refs(table, { topic: 'harm', importance: '3' })).toEqual(['Q-1']);
    const { facets } = table.arrange({ topic: 'harm' });
    expect(facets.topic).toEqual([
      { value: 'harm', count: 2 },
      { value: 'roads, north', count: 1 },
    ]);
    expect(facets.status).toEqual([{ value: 'open', count: 2 }]);
  });

  it('[DE125] sorts first where counting reports would mislead most', () => {
    const finding = { ...known.finding!, reports: 9, independent: 2, countingReports: 0.99 };
    const table = tableOf(known, {
      ...contested,
      finding: { ...finding, best: { label: 'yes', probability: 0.5, interval: [0, 1] } },
    });
    expect(refs(table, { sort: '-misled' })[0]).toBe('Q-10');
  });

  it('ignores what an address says that is no filter', () => {
    expect(refs(all, { only: 'nonsense', sort: 'nonsense' })).toHaveLength(3);
    expect(filtersIn('stale,nonsense')).toEqual(['stale']);
  });

  it('[DE125] says what looking at every row by itself says', () => {
    const some = fc.subarray([...TABLE_FILTERS]);
    const rows = fc.array(
      fc.record({ base: fc.constantFrom(known, contested, silent), outcome: fc.boolean() }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, some, (made, only) => {
        const list = made.map(({ base, outcome }, i) => ({
          ...base,
          id: `q${i}` as TableRow['id'],
          ref: `R-${i}`,
          outcome,
        }));
        const kept = list.filter((each) => only.every((filter) => holds(filter, each)));
        const { rows: found, filters } = tableOf(...list).arrange({ only: only.join(',') });
        expect(new Set(found.map((each) => each.id))).toEqual(new Set(kept.map((each) => each.id)));
        for (const { filter, count } of filters) {
          const others = only.filter((each) => each !== filter);
          const left = list.filter((each) => [...others, filter].every((one) => holds(one, each)));
          expect(count).toBe(left.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
