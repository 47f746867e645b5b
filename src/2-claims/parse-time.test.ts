import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFirstOf, parseTime } from './parse-time.ts';

const read = (words: string, dayFirst?: boolean): string => {
  const parsed = parseTime(words, dayFirst === undefined ? {} : { dayFirst });
  return parsed.value === null ? 'none' : `${parsed.value.from ?? ''} … ${parsed.value.to ?? ''}`;
};
const day = (d: string): string => `${d}T00:00:00 … ${d}T23:59:59`;

describe('[CL3] a time is the interval its words allow', () => {
  test.each([
    ['2026', '2026-01-01T00:00:00 … 2026-12-31T23:59:59'],
    ['2026-03', '2026-03-01T00:00:00 … 2026-03-31T23:59:59'],
    ['March 2026', '2026-03-01T00:00:00 … 2026-03-31T23:59:59'],
    ['Feb. 2024', '2024-02-01T00:00:00 … 2024-02-29T23:59:59'],
    ['2026-03-12', day('2026-03-12')],
    ['12 March 2026', day('2026-03-12')],
    ['on 12 March 2026', day('2026-03-12')],
    ['Thursday, 12 March 2026', day('2026-03-12')],
    ['12th of March 2026', day('2026-03-12')],
    ['Oct. 19, 2014', day('2014-10-19')],
    ['March 12th, 2026', day('2026-03-12')],
    ['12-Mar-2026', day('2026-03-12')],
    ['12 mars 2026', day('2026-03-12')],
    ['١٢ آذار ٢٠٢٦', day('2026-03-12')],
    ['١٢ تشرين الثاني ٢٠٢٦', day('2026-11-12')],
    ['2026/03/12', day('2026-03-12')],
    ['2026-03-12T14:05', '2026-03-12T14:05:00 … 2026-03-12T14:05:59'],
    ['2026-03-12 14:05:06', '2026-03-12T14:05:06 … 2026-03-12T14:05:06'],
    ['12 March 2026, 2:05 pm', '2026-03-12T14:05:00 … 2026-03-12T14:05:59'],
    ['12 March 2026 at 12:05 am', '2026-03-12T00:05:00 … 2026-03-12T00:05:59'],
    ['2026-03-12T14:05:00Z', '2026-03-12T14:05:00Z … 2026-03-12T14:05:00Z'],
    ['2026-03-12T00:05:00+03:00', '2026-03-11T21:05:00Z … 2026-03-11T21:05:00Z'],
    ['early March 2026', '2026-03-01T00:00:00 … 2026-03-10T23:59:59'],
    ['the end of October 2014', '2014-10-21T00:00:00 … 2014-10-31T23:59:59'],
    ['mid-March 2026', '2026-03-11T00:00:00 … 2026-03-20T23:59:59'],
    ['3-5 June 2015', '2015-06-03T00:00:00 … 2015-06-05T23:59:59'],
    ['between 3 and 5 June 2015', '2015-06-03T00:00:00 … 2015-06-05T23:59:59'],
    ['June 3–5, 2015', '2015-06-03T00:00:00 … 2015-06-05T23:59:59'],
    ['12 March to 2 April 2026', '2026-03-12T00:00:00 … 2026-04-02T23:59:59'],
    ['2026-03-12/2026-03-14', '2026-03-12T00:00:00 … 2026-03-14T23:59:59'],
    ['from 2026-03 to 2026-05', '2026-03-01T00:00:00 … 2026-05-31T23:59:59'],
    ['before 12 March 2026', ' … 2026-03-12T00:00:00'],
    ['until 12 March 2026', ' … 2026-03-12T23:59:59'],
    ['after 12 March 2026', '2026-03-12T23:59:59 … '],
    ['since March 2026', '2026-03-01T00:00:00 … '],
  ])('%s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

test.each([
  '',
  'last year',
  'a month after',
  '12 March',
  '2026-02-30',
  '2026-13-01',
  '31/31/2026',
  'March on Mosul',
  '2026-03-14/2026-03-12',
  '25:99',
  '12/03/2026 14:75',
])('[CL1] "%s" is no time, and it says why', (words) => {
  const parsed = parseTime(words);
  expect(parsed.value).toBeNull();
  expect('reason' in parsed && parsed.reason.length > 10).toBe(true);
});

test('[CL4] day and month in numbers: by what is possible, else as chosen, else day first with a doubt', () => {
  expect(read('31/03/2026')).toBe(day('2026-03-31'));
  expect(read('03/31/2026')).toBe(day('2026-03-31'));
  expect(read('12/03/2026', true)).toBe(day('2026-03-12'));
  expect(read('12/03/2026', false)).toBe(day('2026-12-03'));
  expect(read('12.03.26')).toBe(day('2026-03-12'));
  expect(parseTime('12/03/2026')).toMatchObject({ doubts: [expect.stringContaining('day first')] });
  expect(parseTime('12/12/2026')).toMatchObject({ doubts: [] });
  expect(dayFirstOf(['01/02/2026', '13/02/2026'])).toBe(true);
  expect(dayFirstOf(['01/02/2026', '02/13/2026'])).toBe(false);
  expect(dayFirstOf(['13/02/2026', '02/13/2026'])).toBeNull();
  expect(dayFirstOf(['01/02/2026'])).toBeNull();
});

test('[CL5] a naive time keeps its zone beside it; one with an offset needs none', () => {
  expect(parseTime('2026-03-12', { zone: 'Asia/Damascus' }).value).toMatchObject({
    zone: 'Asia/Damascus',
    stated: '2026-03-12',
  });
  expect(parseTime('2026-03-12T14:05Z').value).toMatchObject({ zone: null });
});

test('[CL3] every day that exists is read as itself, in three ways of writing', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
      (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-');
        const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
          date,
        );
        for (const words of [iso, `${Number(d)} ${name} ${y}`, `${d}.${m}.${y}`])
          expect(read(words, true)).toBe(day(iso));
      },
    ),
  );
});

test('[CL1] no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (words) => {
      const { value } = parseTime(words);
      if (value !== null) expect((value.from ?? '') <= (value.to ?? '9')).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
