import { expect, test } from 'vitest';
import { logLogSlope } from '../../bench/metrics/slope.ts';

test('powers are found whatever stands before them', () => {
  const at = (f: (x: number) => number) => [10, 100, 1000].map((x) => ({ x, y: f(x) }));
  expect(logLogSlope(at((x) => 3 * x))).toBeCloseTo(1, 12);
  expect(logLogSlope(at((x) => (x * x) / 7))).toBeCloseTo(2, 12);
});
