import { expect, test } from 'vitest';
import { columnsOf, fill } from './template.ts';

const row: Record<string, string> = {
  place: 'Tell Varo',
  start: '2026-03-12',
  end: '2026-03-14',
  same: '2026-03-12',
};
const cell = (name: string): string | null => row[name] ?? null;

test('[CL30] holes are filled with the cells of the row', () => {
  expect(fill('Who was at {place}?', cell)).toBe('Who was at Tell Varo?');
  expect(fill('deaths', cell)).toBe('deaths');
  expect(fill('{start/end}', cell)).toBe('2026-03-12 to 2026-03-14');
  expect(fill('{start/same}', cell)).toBe('2026-03-12');
  expect(fill('{start/none}', cell)).toBe('2026-03-12');
});

test('[CL30] without a cell it needs, a text is empty; one that may be absent leaves a gap', () => {
  expect(fill('at {nowhere}', cell)).toBeNull();
  expect(fill('{nowhere?}', cell)).toBeNull();
  expect(fill('at {place} {nowhere?}', cell)).toBe('at Tell Varo');
  expect(columnsOf('{a} {b?} {c/d}')).toEqual(['a', 'c', 'd']);
});
