import { expect, test } from 'vitest';
import { abilityOf, baseRow, sourceMatrices } from './source-matrices.ts';
import { BANDS } from './source-slots.ts';

const population = {
  matrix: Float64Array.from([0.7, 0.2, 0.1, 0.1, 0.8, 0.1, 0.2, 0.2, 0.6]),
  right: 0.7,
};

test('a source as good as everyone in its place has ability 0, and the population’s row', () => {
  expect(abilityOf(12, 12, 20, 0.7)).toBe(0);
  expect(abilityOf(0, 0, 0, 0.7)).toBe(0);
  const row = new Float64Array(3);
  baseRow(population, 0, 0, 3, 0, row);
  expect([...row].map((p) => Math.round(p * 1e12) / 1e12)).toEqual([0.7, 0.2, 0.1]);
});

test('ability moves hits, and errors keep their proportions', () => {
  expect(abilityOf(18, 12, 20, 0.7)).toBeGreaterThan(1);
  const row = new Float64Array(3);
  baseRow(population, 0, 0, 3, 2, row);
  expect(row[0]).toBeGreaterThan(0.9);
  expect((row[1] as number) / (row[2] as number)).toBeCloseTo(2, 12);
  expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
});

test('[CO45] own counts move a source from its base row to what it says; rows add up to one', () => {
  const labelOf = Int32Array.from([0, 1, 2]);
  const counts = new Float64Array(18);
  // The second source says 2 whenever 0 is so: entry (v · kinds + t).
  counts[9 + 2 * 3] = 1000;
  const rate = new Float64Array((2 + BANDS) * 9);
  sourceMatrices(
    population,
    labelOf,
    3,
    2,
    counts,
    new Float64Array(2),
    rate,
    new Float64Array((2 + BANDS) * 3),
  );
  const p = (slot: number, t: number, v: number) => rate[slot * 9 + v * 3 + t] as number;
  expect(p(0, 0, 0)).toBeCloseTo(0.7, 12);
  expect(p(1, 0, 2)).toBeGreaterThan(0.99);
  expect(p(1, 1, 1)).toBeCloseTo(0.8, 12);
  for (let slot = 0; slot < 2 + BANDS; slot++) {
    for (let t = 0; t < 3; t++)
      expect(p(slot, t, 0) + p(slot, t, 1) + p(slot, t, 2)).toBeCloseTo(1, 12);
  }
});
