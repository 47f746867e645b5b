import fc from 'fast-check';
import { expect, it } from 'vitest';
import { probability } from './trees.ts';

it('[CL115] boosted trees add up what each says', () => {
  // Is number 0 at most 2? Yes: 1. No: is number 1 at most 0? Yes: −1, no: 3.
  const trees = { start: 0.5, trees: [[0, 2, 6, -1, 1, 0, 1, 0, 12, -1, -1, 0, -1, 3, 0]] };
  const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
  expect(probability(trees, Float64Array.of(2, 9))).toBeCloseTo(logistic(1.5));
  expect(probability(trees, Float64Array.of(3, 0))).toBeCloseTo(logistic(-0.5));
  expect(probability(trees, Float64Array.of(3, 1))).toBeCloseTo(logistic(3.5));
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
      const p = probability(trees, Float64Array.of(a, b));
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThan(1);
    }),
    { numRuns: Number(process.env['HEARSAY_LAW_RUNS'] ?? 100) },
  );
});
