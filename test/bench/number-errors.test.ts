import { expect, test } from 'vitest';
import { numberErrors } from '../../bench/metrics/number-errors.ts';

test('by hand: errors 3 and 4', () => {
  const { mae, rmse, coverage } = numberErrors([
    { value: 13, gold: 10, low: 9, high: 14 },
    { value: 6, gold: 10, low: 5, high: 9 },
  ]);
  expect(mae).toBe(3.5);
  expect(rmse).toBeCloseTo(Math.sqrt(12.5), 12);
  expect(coverage).toBe(0.5);
});

test('no intervals, no coverage', () => {
  expect(numberErrors([{ value: 1, gold: 1 }]).coverage).toBeNull();
});
