import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLOCK, DATE, DATE_TIME, MONTH_DAY, NO_TIME, timeAt, writeTime } from './read-time.ts';
import { bytesOf } from './utf8.ts';

const into = { low: NaN, span: NaN };
const read = (text: string) => {
  const bytes = bytesOf(text);
  const form = timeAt(bytes, 0, bytes.length, into);
  return form === NO_TIME ? null : { form, at: into.low, span: into.span };
};
const MINUTE = 60_000;

test('the forms', () => {
  expect(read('2026-03-12')).toEqual({
    form: DATE,
    at: Date.UTC(2026, 2, 12),
    span: 1440 * MINUTE,
  });
  expect(read('2026-02')).toEqual({
    form: DATE,
    at: Date.UTC(2026, 1, 1),
    span: 28 * 1440 * MINUTE,
  });
  expect(read('2026-03-12 21:10')).toEqual({
    form: DATE_TIME,
    at: Date.UTC(2026, 2, 12, 21, 10),
    span: MINUTE,
  });
  expect(read('2026-03-12T21:10:05.25+03:00')).toEqual({
    form: DATE_TIME,
    at: Date.UTC(2026, 2, 12, 18, 10, 5, 250),
    span: 10,
  });
  expect(read('2026-03-12T21:10-0330')?.at).toBe(Date.UTC(2026, 2, 13, 0, 40));
  expect(read('2026-03-12T24:00Z')?.at).toBe(Date.UTC(2026, 2, 13));
  expect(read('02-29 13:55')).toEqual({
    form: MONTH_DAY,
    at: Date.UTC(2000, 1, 29, 13, 55),
    span: MINUTE,
  });
  expect(read('13:55:07')).toEqual({
    form: CLOCK,
    at: Date.UTC(2000, 0, 1, 13, 55, 7) - Date.UTC(2000, 0, 1),
    span: 1000,
  });
});

test('years before 1900, before 1000 and before our era', () => {
  expect(read('0456-03-02')?.at).toBe(Date.parse('0456-03-02'));
  expect(read('0099-12-31')?.at).toBe(Date.parse('0099-12-31'));
  expect(read('-000043-03-15')?.at).toBe(Date.parse('-000043-03-15'));
});

test('what is no time', () => {
  for (const text of [
    '',
    '2026',
    '12',
    'F80',
    '2026-13-01',
    '2026-02-29',
    '2026-03-12x',
    '2026-03-12T',
    '2026-03-12T25:00',
    '24:01',
    '13:5',
    '13:60',
    '02-30 13:55',
    '12-08',
    '3-2',
    '2026-3-1',
    '2026-03-12T21:10+3',
    '+2026-03-12',
    'NaN-NaN-NaN',
    '21:10Z',
  ]) {
    expect([text, read(text)]).toEqual([text, null]);
  }
});

test('every moment as the language reads it', () => {
  const dates = fc.date({
    min: new Date('-050000-01-01'),
    max: new Date('+090000-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(dates, (date) => {
      const iso = date.toISOString();
      expect(read(iso)?.at).toBe(date.getTime());
      expect(read(iso.slice(0, iso.indexOf('T')))?.at).toBe(
        Math.floor(date.getTime() / 86_400_000) * 86_400_000,
      );
    }),
  );
});

test('is written as it was read', () => {
  for (const text of ['2026-03-12', '02-29 13:55', '13:55:07', '13:55']) {
    const found = read(text);
    expect(found === null ? null : writeTime(found.at, found.form)).toBe(text);
  }
});
