import { expect, test } from 'vitest';
import { effectiveReports, temperature } from './temper.ts';

test('[CO10] reports weigh from all in full (ρ = 0) to one only (ρ = 1)', () => {
  expect(effectiveReports(10, 0)).toBe(10);
  expect(effectiveReports(10, 1)).toBe(1);
  expect(effectiveReports(5, 0.25)).toBe(2.5);
  expect(effectiveReports(0.4, 0.5)).toBe(0.4);
});

test('[CO10] one report keeps its weight, and many share 1/ρ', () => {
  expect(temperature(1, 0.4)).toBe(1);
  expect(temperature(0, 0.4)).toBe(1);
  expect(1e6 * temperature(1e6, 0.4)).toBeCloseTo(2.5, 4);
});
