import { expect, test } from 'vitest';
import { brier } from '../../bench/metrics/brier.ts';

test('by hand: (1 − .7)² + .2² + .1² = .14', () => {
  expect(brier({ gold: [0.7], wrongSquares: [0.05] })).toBeCloseTo(0.14, 12);
});

test('sure and wrong is 2, sure and right 0', () => {
  expect(brier({ gold: [0, 1], wrongSquares: [1, 0] })).toBe(1);
});
