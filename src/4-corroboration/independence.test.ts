import { describe, expect, test } from 'vitest';
import { effectiveNumber, weighOrigins, weightOfSet, type WeighedOrigin } from './independence.ts';

const two = Int32Array.of(0, 1);
/** An origin that says 0 with the given strength. */
const origin = (strength: number, change: Partial<WeighedOrigin> = {}): WeighedOrigin => ({
  log: Float64Array.of(0, -strength),
  coarse: false,
  cluster: -1,
  real: 1,
  count: 1,
  ...change,
});
const weights = (origins: readonly WeighedOrigin[], rho = 0.5) => {
  const found = weighOrigins(origins, 2, two, rho);
  return origins.map((_, r) => Number((found.weights[r * 2 + 1] as number).toFixed(6)));
};

describe('[CO10] the effective number', () => {
  test('is one for one, and grows towards 1/ρ', () => {
    expect(effectiveNumber(1, 0.5)).toBe(1);
    expect(effectiveNumber(2, 0.5)).toBeCloseTo(4 / 3, 12);
    expect(effectiveNumber(1e6, 0.5)).toBeCloseTo(2, 4);
    // The published example: twenty at ρ = .3 are three.
    expect(effectiveNumber(20, 0.3)).toBeCloseTo(2.985, 3);
    expect(effectiveNumber(7, 0)).toBe(7);
  });

  test('of a set starts the others as if they were the second', () => {
    expect(weightOfSet(0, 3, 0.5)).toBe(1.5);
    expect(weightOfSet(1, 2, 0.5)).toBe(1.5);
    expect(weightOfSet(2, 1, 0.5)).toBeCloseTo(1 + 4 / 3, 12);
    expect(weightOfSet(3, 0, 0.5)).toBe(3);
  });
});

describe('weights', () => {
  test('[CO10] not established: strongest in full, the sum is n_eff', () => {
    const found = weights([origin(1), origin(3), origin(2)]);
    expect(found).toEqual([0.166667, 1, 0.333333]);
    expect(found.reduce((a, b) => a + b, 0)).toBeCloseTo(1.5, 6);
  });

  test('[CO10] established: all in full', () => {
    expect(weights([origin(1, { cluster: 0 }), origin(3, { cluster: 1 })])).toEqual([1, 1]);
  });

  test('[CO11] brothers are one and a bit, whichever of them was counted', () => {
    expect(weights([origin(3, { cluster: 0 }), origin(1, { cluster: 0 })])).toEqual([1, 0.333333]);
    expect(weights([origin(3, { cluster: 0 }), origin(1)])).toEqual([1, 0.333333]);
    expect(weights([origin(3), origin(1, { cluster: 0 })])).toEqual([1, 0.333333]);
  });

  test('are continuous: two of equal strength share what two of nearly equal strength have', () => {
    const equal = weights([origin(2, { cluster: 0 }), origin(2)]);
    const nearly = weights([origin(2.000001, { cluster: 0 }), origin(2)]);
    expect((equal[0] as number) + (equal[1] as number)).toBeCloseTo(
      (nearly[0] as number) + (nearly[1] as number),
      5,
    );
  });

  test('several alike share alike', () => {
    expect(weights([origin(2, { count: 3 })])).toEqual([0.5]);
  });

  test('[CO6] a possible copy takes no place from the others', () => {
    const [a, copy, b] = weights([origin(3), origin(9, { real: 0.1 }), origin(1)]);
    expect([a, b]).toEqual(weights([origin(3), origin(1)]));
    expect(copy).toBeCloseTo(effectiveNumber(3, 0.5) - effectiveNumber(2, 0.5), 6);
  });

  test('those who speak for other answers do not discount each other', () => {
    const other = { ...origin(2), log: Float64Array.of(-2, 0) };
    const found = weighOrigins([origin(2), other], 2, two, 0.5);
    expect([...found.weights]).toEqual([1, 1, 1, 1]);
    expect(found.effective).toBe(2);
  });

  test('who says nothing takes no place', () => {
    expect(weights([origin(3), origin(0), origin(1)])).toEqual([1, 1, 0.333333]);
  });
});
