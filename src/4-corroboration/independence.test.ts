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
    // With it: 9 in full, 3 and 1 for what they add to one and to two. Without: 3 in full, 1 as the second.
    const adds = (n: number): number => effectiveNumber(n, 0.5) - effectiveNumber(n - 1, 0.5);
    expect(copy).toBeCloseTo((9 + 3 * adds(2) + adds(3) - (3 + adds(2))) / 9, 6);
    // Weaker than everybody it adds what comes on top of them.
    const [, , weak] = weights([origin(3), origin(2), origin(1, { real: 0.4 })]);
    expect(weak).toBeCloseTo(adds(3), 6);
  });

  test('[CO6] [L6] a weak witness who is one takes from a strong possible one no more than it brings', () => {
    for (const strength of [0.1, 0.5, 1, 2, 2.999, 3, 3.001, 9]) {
      const sum = (list: readonly WeighedOrigin[]): number => {
        const { weights: found, against } = weighOrigins(list, 2, two, 0.5);
        return list.reduce(
          (all, _, r) => all + (found[2 * r + 1] ?? 0) * (against[2 * r + 1] ?? 0),
          0,
        );
      };
      const possible = origin(3, { real: 0.7 });
      const sure = origin(strength, { cluster: 4 });
      expect(sum([possible, sure])).toBeGreaterThanOrEqual(sum([possible]) - 1e-12);
    }
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
