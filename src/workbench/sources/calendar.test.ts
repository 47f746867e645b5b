import { expect, test } from 'vitest';
import { calendarMonths, reachableDays } from './calendar.ts';

test('[DE45] a month begins under its weekday, with what was heard, silences and days to reach', () => {
  const silence = { from: '2026-03-14', to: '2026-03-16', stated: '', zone: null };
  const [march, ...more] = calendarMonths({
    heard: ['2026-03-12', '2026-03-13'],
    silences: [silence],
    reachable: [4],
    to: null,
  });
  expect(more).toEqual([]);
  // 1 March 2026 is a Sunday.
  expect(march?.before).toBe(6);
  expect(march?.days).toHaveLength(31);
  expect(march?.days.filter(({ heard }) => heard).map(({ day }) => day)).toEqual([12, 13]);
  expect(march?.days.filter(({ silence: quiet }) => quiet).map(({ day }) => day)).toEqual([
    14, 15, 16,
  ]);
  expect(march?.days.filter(({ reachable }) => reachable).map(({ day }) => day)).toEqual([
    6, 13, 20, 27,
  ]);
});

test('[DE45] only the last months that have anything to show', () => {
  const heard = ['2025-01-05', '2025-06-05', '2025-11-05', '2026-01-05', '2026-02-05'];
  const names = calendarMonths({ heard, silences: [], reachable: null, to: '2026-03-03' });
  expect(names.map(({ name }) => name)).toEqual(['2025-11', '2026-01', '2026-02', '2026-03']);
});

test.each([
  ['Fridays', [4]],
  ['Sunday mornings and Tuesday', [1, 6]],
  ['le vendredi', [4]],
  ['يوم الجمعة', [4]],
  ['every day after six', [0, 1, 2, 3, 4, 5, 6]],
  ['mornings', null],
  ['never on Fridays', null],
  ['', null],
])('[DE45] “%s” names the days %j', (words, days) => {
  expect(reachableDays([words])).toEqual(days);
});
