import { expect, it } from 'vitest';
import { denseRange, histogramOf, rangeOf, timeStep } from './time-range.ts';

const DAY = 86_400_000;
const days = (from: number, to: number) => ({ from: from * DAY, to: to * DAY });

it('[DE8] the range holds every end that is not open, and each bin what reaches into it', () => {
  expect(rangeOf([{ from: null, to: null }])).toBeNull();
  const range = rangeOf([days(2, 3), { from: null, to: 5 * DAY }])!;
  expect(range.from).toBeLessThan(2 * DAY);
  expect(range.to).toBeGreaterThan(5 * DAY);
  expect(
    histogramOf([days(0, 1), { from: null, to: 0 }, days(2, 9)], { from: 0, to: 4 * DAY }, 4),
  ).toEqual([2, 1, 1, 1]);
});

it('[DE76] the line opens on where nine in ten lie, when the rest is far off', () => {
  const many = Array.from({ length: 20 }, (_, i) => days(500 + i, 501 + i));
  const dense = denseRange([days(0, 1), ...many])!;
  expect(dense.from).toBeGreaterThan(490 * DAY);
  expect(denseRange(many)).toEqual(rangeOf(many));
});

it('marks are few and round', () => {
  expect(timeStep(6 * DAY, 7)).toBe(DAY);
  expect(timeStep(2 * 3_600_000, 8)).toBe(15 * 60_000);
});
