import { expect, test } from 'vitest';
import { boundsOf, daysIn, exists, monthNamed } from './calendar.ts';

test('[CL3] months have the days the Gregorian calendar gives them', () => {
  for (let year = 1896; year <= 2104; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      expect(daysIn(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
    }
  }
  expect(exists({ year: 2026, month: 2, day: 29 })).toBe(false);
  expect(exists({ year: 2024, month: 2, day: 29 })).toBe(true);
  expect(boundsOf({ year: 2024, month: 2, day: null })).toEqual([
    '2024-02-01T00:00:00',
    '2024-02-29T23:59:59',
  ]);
});

test('[CL3] months by name in English, French and the Arabic of three regions', () => {
  for (const name of ['March', 'mar.', 'mars', 'آذار', 'مارس']) expect(monthNamed(name)).toBe(3);
  expect(monthNamed('تشرين  الثاني')).toBe(11);
  expect(monthNamed('غشت')).toBe(8);
  expect(monthNamed('Ramadan')).toBeNull();
});
