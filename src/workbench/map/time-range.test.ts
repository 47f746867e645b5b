import { expect, it } from 'vitest';
import { denseRange, histogramOf, rangeOf, timeStep } from './time-range.ts';

const DAY = 86_400_000;
const days = (from: number, to: number) => ({ from: from * DAY, to: to * DAY });

it('[DE8] the range holds every end that is not open', () => {
  expect(rangeOf([{ from: null, to: null }])).toBeNull();
  const range = rangeOf([days(2, 3), { from: null, to: 5 * DAY }])!;
  expect(range.from).toBeLessThan(2 * DAY);
  expect(range.to).toBeGreaterThan(5 * DAY);
});

it('[DE188] the strip counts each thing once: a busy day stands out from what lasted for years', () => {
  const range = { from: 0, to: 4 * DAY };
  const year = { from: 0, to: 4 * DAY - 1 };
  expect(histogramOf([year, { from: null, to: 0 }, days(2.1, 2.2)], range, 4)).toEqual([
    1.25, 0.25, 1.25, 0.25,
  ]);
  const counts = histogramOf(
    [...Array.from({ length: 30 }, () => year), days(3.1, 3.2), days(3.4, 3.5), days(9, 10)],
    range,
    4,
  );
  expect(counts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(32, 9);
  expect(counts[3]! - counts[0]!).toBeCloseTo(2, 9);
});

it('[DE188] the line opens on the days most things are about, whatever lasted for months', () => {
  const market = Array.from({ length: 12 }, (_, i) => days(520 + i / 24, 520 + (i + 1) / 24));
  const others = Array.from({ length: 6 }, (_, i) => days(470 + 8 * i, 471 + 8 * i));
  const months = Array.from({ length: 40 }, (_, i) => days(450 + i, 510 + i));
  const dense = denseRange([days(0, 1), ...months, ...others, ...market])!;
  expect(dense.from).toBeGreaterThan(519 * DAY);
  expect(dense.to).toBeLessThan(522 * DAY);
  expect(dense.to - dense.from).toBeGreaterThanOrEqual(DAY);
});

it('[DE76] the line opens on where most lie, when the rest is far off', () => {
  const many = Array.from({ length: 20 }, (_, i) => days(500 + i, 501 + i));
  const dense = denseRange([days(0, 1), ...many])!;
  expect(dense.from).toBeGreaterThan(490 * DAY);
  expect(denseRange(many)).toEqual(rangeOf(many));
});

it('marks are few and round', () => {
  expect(timeStep(6 * DAY, 7)).toBe(DAY);
  expect(timeStep(2 * 3_600_000, 8)).toBe(15 * 60_000);
});
