import { expect, test } from 'vitest';
import { paired } from '../../bench/metrics/paired.ts';

test('a difference that is the same on every item has no doubt about it', () => {
  const { difference, low, high } = paired([1, 1, 1], [0.5, 0.5, 0.5]);
  expect([difference, low, high]).toEqual([0.5, 0.5, 0.5]);
});

test('the interval is about that of the normal theory, and the same every time', () => {
  // 400 items, better on 60, worse on 40: difference .05, standard error √(100/400 − .05²)/20.
  const ours = Array.from({ length: 400 }, (_, i) => (i < 60 ? 1 : 0));
  const theirs = Array.from({ length: 400 }, (_, i) => (i >= 60 && i < 100 ? 1 : 0));
  const found = paired(ours, theirs);
  const error = Math.sqrt(0.25 - 0.0025) / 20;
  expect(found.difference).toBeCloseTo(0.05, 12);
  expect(Math.abs(found.low - (0.05 - 1.96 * error))).toBeLessThan(0.005);
  expect(Math.abs(found.high - (0.05 + 1.96 * error))).toBeLessThan(0.005);
  expect(paired(ours, theirs)).toEqual(found);
});
