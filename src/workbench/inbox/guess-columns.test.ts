import { describe, expect, it } from 'vitest';
import { parseMapping } from '#claims/parse-mapping.ts';
import { mapTable } from '#claims/sheet-mapping.ts';
import { columnsOfMapping, guessColumns, mappingOf } from './guess-columns.ts';

describe('columns of a sheet', () => {
  const header = ['Informant', 'Question', 'How_Many', 'Report date', 'Heard from', 'colour'];
  const rows = [
    ['Teal', 'How many carts?', '12', '2026-03-12', 'Wren', 'red'],
    ['Wigeon', 'How many carts?', 'about 15', '2026-03-13', '', 'blue'],
  ];
  it('[DE24] are guessed by their names, the answer also by its cells, each with the reason', () => {
    const found = guessColumns(header, rows);
    expect(found.source).toEqual({ column: 'Informant', because: { kind: 'name' } });
    expect(found.value).toEqual({
      column: 'How_Many',
      because: { kind: 'cells', what: 'asNumbers' },
    });
    expect(found.time?.column).toBe('Report date');
    expect(found.from?.column).toBe('Heard from');
    expect(Object.values(found).map((guess) => guess.column)).not.toContain('colour');
  });
  it('[DE24] make a mapping that reads the rows, and can be shown again', () => {
    const columns = {
      source: 'Informant',
      question: 'Question',
      value: 'How_Many',
      from: 'Heard from',
      time: 'Report date',
    };
    const mapping = mappingOf('weekly', columns);
    expect(mapping).not.toBeNull();
    if (mapping === null) return;
    const table = { header, rows: rows.map((cells, i) => ({ line: i + 2, cells })) };
    const { claims, errors } = mapTable(table, mapping, { zone: 'UTC' });
    expect(errors).toEqual([]);
    expect(claims.map((claim) => claim.value)).toEqual([
      { type: 'number', low: 12, high: 12 },
      expect.objectContaining({ type: 'number' }),
    ]);
    expect(claims[0]?.chain).toHaveLength(2);
    expect(columnsOfMapping(mapping, header)).toEqual(columns);
  });
  it('[DE24] need nobody who told the source', () => {
    const mapping = mappingOf('weekly', {
      source: 'Informant',
      question: 'Question',
      value: 'How_Many',
    });
    const table = { header, rows: rows.map((cells, i) => ({ line: i + 2, cells })) };
    expect(mapping).not.toBeNull();
    if (mapping === null) return;
    expect(parseMapping(mapping)).toEqual(mapping);
    expect(
      mapTable(table, mapping, { zone: 'UTC' }).claims.map(({ chain }) => chain.length),
    ).toEqual([1, 1]);
    expect(columnsOfMapping(mapping, header).source).toBe('Informant');
  });
  it('[DE24] are no mapping while a needed one is missing', () => {
    expect(mappingOf('weekly', { source: 'Informant', value: 'How_Many' })).toBeNull();
  });
});
