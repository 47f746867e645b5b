import { expect, test } from 'vitest';
import { cellIn, indexColumns, lastOfPath, timeWords } from './sheet-conventions.ts';
import { mapTable, type SheetMapping } from './sheet-mapping.ts';

const mapping: SheetMapping = {
  name: 'test',
  about: 'A sheet of the field.',
  question: { text: 'Where was {who} held?', type: 'place' },
  value: { kind: 'words', words: '{place}' },
  chain: { kind: 'hops', hops: ['{source}'] },
  toldAt: '{told?}',
};
const header = ['who', 'Place__en', 'place__ar', 'source', 'told'];
const mapped = (...cells: string[]) =>
  mapTable({ header, rows: [{ line: 2, cells }] }, mapping, { zone: 'UTC' });

test('[IN170] a column in several languages is asked for by its name; the first filled one counts', () => {
  const index = indexColumns(header);
  expect(cellIn(index, ['', '', 'الطاحونة'], 'place')).toBe('الطاحونة');
  expect(cellIn(index, ['', 'the mill', 'الطاحونة'], 'PLACE')).toBe('the mill');
  expect(cellIn(index, ['', 'the mill', 'الطاحونة'], 'place__ar')).toBe('الطاحونة');
  expect(cellIn(indexColumns(['place', 'place__ar']), ['', 'x'], 'place')).toBeNull();
  expect(mapped('Karim', '', 'الطاحونة', 'Dana', '').claims[0]?.value).toEqual({
    type: 'place',
    place: 'الطاحونة',
  });
});

test('[IN171] of places within places the last is meant, and the words stay', () => {
  expect(lastOfPath('Varo district::Tell Varo:: the mill ')).toBe('the mill');
  expect(lastOfPath('the mill')).toBe('the mill');
  expect(lastOfPath('::')).toBe('::');
  const [claim] = mapped('Karim', 'Tell Varo::the mill', '', 'Dana', '').claims;
  expect(claim?.value).toEqual({ type: 'place', place: 'the mill' });
  expect(claim?.quote).toBe('Tell Varo::the mill');
});

test('[IN172] a number of days is a date only where a time stands, and is a doubt', () => {
  expect(timeWords('46093')).toEqual({ words: '2026-03-12', serial: true });
  expect(timeWords('46093.5')).toEqual({ words: '2026-03-12T12:00', serial: true });
  for (const other of ['2026', '99999', '460930', '46,093', 'abc'])
    expect(timeWords(other).serial).toBe(false);
  const { claims, notes } = mapped('Karim', '46093', '', 'Dana', '46093');
  expect(claims[0]?.value).toEqual({ type: 'place', place: '46093' });
  expect(claims[0]?.toldAt).toMatchObject({ from: '2026-03-12T00:00:00', stated: '46093' });
  expect(notes.map((note) => note.text).join('\n')).toContain('numbers of days');
});

test('[IN173] a time from one to another', () => {
  expect(timeWords('2026-03-12~2026-03-14').words).toBe('2026-03-12 to 2026-03-14');
  expect(mapped('Karim', 'x', '', 'Dana', '2026-03-12:2026-03-14').claims[0]?.toldAt).toMatchObject(
    {
      from: '2026-03-12T00:00:00',
      to: '2026-03-14T23:59:59',
      stated: '2026-03-12:2026-03-14',
    },
  );
});
