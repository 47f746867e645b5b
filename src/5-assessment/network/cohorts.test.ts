import { expect, test } from 'vitest';
import type { TimeSpan } from '#terms/time.ts';
import { cohortsOf, cohortWords } from './cohorts.ts';

const span = (from: string | null, to: string | null): TimeSpan => ({
  from,
  to,
  stated: '',
  zone: null,
});
const joined = (...spans: (TimeSpan | null)[]) =>
  spans.map((firstContact, i) => ({ id: `s${i}`, firstContact }));

test('[AS62] sources are dealt into months of first contact, in order of time', () => {
  const { unit, names, of } = cohortsOf(
    joined(span('2026-02-01', '2026-02-28'), span('2025-11-05', '2025-11-05'), null),
  );
  expect(unit).toBe('month');
  expect(names).toEqual(['2025-11', '2026-02']);
  expect([...of.values()]).toEqual(['2026-02', '2025-11', null]);
});

test('[AS62] past 24 months cohorts are quarters, past 24 quarters years', () => {
  const months = Array.from({ length: 30 }, (_, i) => {
    const day = `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-15`;
    return span(day, day);
  });
  expect(cohortsOf(joined(...months)).unit).toBe('quarter');
  expect(cohortsOf(joined(...months)).names[1]).toBe('2020-Q2');
  const years = Array.from({ length: 30 }, (_, i) =>
    span(`${1990 + i}-05-05`, `${1990 + i}-05-05`),
  );
  expect(cohortsOf(joined(...years)).unit).toBe('year');
});

test.each([
  ['a year', span('2025-01-01', '2025-12-31'), true],
  ['three years', span('2022-01-01', '2024-12-31'), false],
  ['an open end', span('2025-06-01', null), true],
  ['an open beginning', span(null, '2025-06-01'), true],
  ['neither end', span(null, null), false],
])('[AS62] a first contact known to %s gives a cohort or none', (_, first, known) => {
  expect(cohortsOf(joined(first)).of.get('s0') !== null).toBe(known);
});

test('[AS62] cohorts have names a person would say', () => {
  expect(cohortWords('2026-03')).toBe('March 2026');
  expect(cohortWords('2026-Q1')).toBe('the first quarter of 2026');
  expect(cohortWords('2026')).toBe('2026');
});
