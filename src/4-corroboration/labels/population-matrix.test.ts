import { expect, test } from 'vitest';
import { populationMatrix } from './population-matrix.ts';

const labelOf = Int32Array.from([0, 1, 2]);

test('without reports everyone is right in 7 of 10', () => {
  const { matrix, right } = populationMatrix(new Float64Array(9), labelOf, 3, 'free');
  expect(right).toBeCloseTo(0.7, 12);
  expect(matrix[1]).toBeCloseTo(0.15, 12);
});

test('[CO45] the free form learns popular errors, the one-coin form only how many there are', () => {
  // Label 0 is taken for 1 as often as it is seen, and never for 2.
  // By what is said, and what is so.
  const counts = Float64Array.from([500, 0, 0, 500, 1000, 0, 0, 0, 1000]);
  const free = populationMatrix(counts, labelOf, 3, 'free').matrix;
  expect(free[1]).toBeCloseTo(0.49, 2);
  expect(free[2]).toBeLessThan(0.01);
  const coin = populationMatrix(counts, labelOf, 3, 'one-coin');
  expect(coin.matrix[1]).toBe(coin.matrix[2]);
  expect(coin.right).toBeCloseTo((2500 + 14) / 3020, 12);
});

test('rows add up to one', () => {
  const counts = Float64Array.from([3, 1, 4, 1, 5, 9, 2, 6, 5]);
  for (const form of ['free', 'one-coin'] as const) {
    const { matrix } = populationMatrix(counts, labelOf, 3, form);
    for (let t = 0; t < 3; t++) {
      expect(matrix.subarray(t * 3, t * 3 + 3).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
  }
});
